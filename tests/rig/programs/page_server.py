"""Serves a page with one field and logs the field's text as the page reports it.

Words: title, `textarea` | `contenteditable`. Says its port when ready.
"""

import json
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

TITLE, KIND = sys.argv[1:]
FIELD = (
    '<textarea id="field" style="width:95%;height:12em"></textarea>'
    if KIND == "textarea"
    else '<div id="field" contenteditable="plaintext-only" style="min-height:12em"></div>'
)
PAGE = f"""<!doctype html><meta charset="utf-8"><title>{TITLE}</title>{FIELD}
<script>
const field = document.getElementById("field");
const report = (message) => fetch("/report", {{method: "POST", body: JSON.stringify(message)}});
let number = 0;
field.addEventListener("input", () =>
  report({{event: "whole", number: ++number, text: field.value ?? field.innerText}}));
window.addEventListener("focus", () => field.focus());
window.addEventListener("keydown", () => report({{event: "awake"}}), {{once: true}});
field.focus();
report({{event: "loaded", text: ""}});
</script>"""


def say(**message: object) -> None:
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


class Page(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._answer(200 if self.path == "/" else 404, PAGE.encode() if self.path == "/" else b"")

    def do_POST(self) -> None:
        now = time.monotonic_ns()
        report = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        say(at=now, **report)
        self._answer(200, b"")

    def log_message(self, *_: object) -> None:
        pass

    def _answer(self, code: int, body: bytes) -> None:
        self.send_response(code)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


# Threads: a browser opens connections ahead of need, and one server thread would wait on them.
server = ThreadingHTTPServer(("127.0.0.1", 0), Page)
say(event="ready", port=server.server_port)
server.serve_forever()
