"""Pictures of every screen in every look, to be looked at: `python -m tests.pictures FOLDER`.

Off screen and with a simulated desktop, so that it runs anywhere; nothing is compared here.
"""

import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication, QWidget

from agent_assist import app, bootstrap, paths, settings
from agent_assist.desktop import simulated
from agent_assist.screens.messages.notice import Notice, Tone
from agent_assist.ui.application import application
from agent_assist.ui.panels.rules import RulesPanel

LONG_NAMES = {
    "ru": "Александра Константиновна Преображенская-Воскресенская",
    "zh": "阿卜杜热西提·买买提江",
    "en": "Wolfeschlegelsteinhausenbergerdorff",
}
REPLIES = {
    "zh": "您的问题我不清楚，您去问别人吧。应该明天能到。",
    "en": "I don't know, ask someone else. It should probably arrive tomorrow.",
    "ru": "Я не знаю, спросите кого-нибудь другого. Наверное, завтра придёт.",
}
LOOKS = tuple(itertools.product(("zh", "en", "ru"), ("light", "dark")))


def spin(holds: Callable[[], bool], seconds: float = 5.0) -> None:
    """Let the program go on until something holds, or the time is over."""
    deadline = time.monotonic() + seconds
    while not holds() and time.monotonic() < deadline:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)


def settle() -> None:
    """Let everything be laid out and painted."""
    deadline = time.monotonic() + 0.25
    spin(lambda: time.monotonic() > deadline)


def keep(widget: QWidget, folder: Path, name: str) -> None:
    """Keep a picture of a widget."""
    settle()
    widget.grab().save(str(folder / f"{name}.png"))


def panel(program: app.Program, folder: Path, name: str) -> None:
    """Take the main window's pages."""
    main = program.windows.main
    screen = program.panel
    keep(main, folder, f"{name}-find-empty")
    screen.typed({"zh": "tuik", "en": "refnd", "ru": "возрат"}[screen.state.language])
    spin(lambda: screen.state.is_settled)
    keep(main, folder, f"{name}-find")
    screen.tell(Notice("The window has been closed. " * 3, Tone.WARNING, "copy"))
    keep(main, folder, f"{name}-find-notice")
    screen.typed("qqqqqqzz")
    spin(lambda: screen.state.is_settled)
    keep(main, folder, f"{name}-find-nothing")
    program.commands.check(REPLIES[screen.state.language], None)
    spin(lambda: program.draft.state.is_checked)
    program.draft.next_finding()
    keep(main, folder, f"{name}-draft")
    record(program, folder, name)
    for section in ("library", "rules", "settings", "system"):
        main.open_page("show_more")
        program.windows.more.open(section)
        program.library.refresh()
        if section == "rules":
            spin(lambda: program.rules.state.is_read)
            program.rules.choose(0)
            program.rules.try_out(REPLIES[screen.state.language])
            spin(lambda: bool(program.rules.state.found))
        keep(main, folder, f"{name}-more-{section}")
        if section == "rules":
            whole = main.findChild(RulesPanel)
            assert whole is not None
            keep(whole, folder, f"{name}-more-rules-whole")
    program.commands.show_find()
    screen.clear()


NOTES = {
    "zh": "张伟，电话13812345678，订单A20260302001，地址北京市朝阳区建国路88号\n"
    "快递五天没到，明天下午三点回电，退款12.5元。卡号4111 1111 1111 1111",
    "en": "Sarah Whitfield, phone 020 7946 0958, order no. A20260302001, sarah@example.com\n"
    "parcel five days late, call back tomorrow at 3pm, refund £12.50, CVV 123",
    "ru": "Ковалёва Анна, телефон 8 916 123-45-67, заказ № 48213377, anna@example.com\n"
    "посылка опаздывает, перезвонить завтра в 15:00, возврат 1250 руб., CVV 123",
}


def record(program: app.Program, folder: Path, name: str) -> None:
    """Take the record section: empty, filled, a sentence up, a part asked for, waiting to save."""
    main, screen = program.windows.main, program.recording.record
    program.commands.show_record()
    keep(main, folder, f"{name}-record-empty")
    screen.typed(NOTES[program.current.interaction.language], 0)
    screen.show_on(program.windows.desk.record)
    spin(lambda: not screen.state.is_reading)
    keep(main, folder, f"{name}-record-filled")
    screen.read_back()
    keep(main, folder, f"{name}-record-sentence")
    screen.no()
    keep(main, folder, f"{name}-record-part")
    screen.wrong_part(1)
    keep(main, folder, f"{name}-record-retype")
    screen.save()
    keep(main, folder, f"{name}-record-waits")
    screen.clear()


def dialogs(program: app.Program, folder: Path, name: str) -> None:
    """Take the dialogs and the palette."""
    handlers = program.commands.for_panel()
    for action, label in (
        ("shortcuts", "shortcuts"),
        ("new_response", "editor"),
        ("change_agent", "agent"),
    ):
        handlers[action]()
        dialog = QApplication.activeModalWidget() or QApplication.activeWindow()
        keep(dialog or program.windows.main, folder, f"{name}-{label}")
        if dialog:
            dialog.close()
    program.call_palette()
    program.palette.typed("tk")
    spin(lambda: program.palette.state.is_settled)
    keep(program.windows.palette, folder, f"{name}-palette")
    program.windows.palette.dismiss()


def main(folder: Path) -> None:
    """Take all pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home:
        os.environ["AGENT_ASSIST_HOME"] = home
        places = paths.places()
        settings.save(places.settings_file, {"company": "晨星商城", "agent_no": "1024"})
        running = application(["pictures"])
        hotkeys = simulated.SimulatedHotkeys()
        program = app.Program(
            places,
            lambda runner: simulated.compose(runner, hotkeys, "chat", lambda _: None),
            bootstrap.passing_records,
        )
        program.start()
        spin(lambda: not program.collection.is_provisional, 60)
        # The rules take their time when they are made ready for the first time.
        program.draft.open("我不清楚。")
        spin(lambda: bool(program.draft.state.rows), 120)
        for language, theme in LOOKS:
            program.preferences.change_all(
                {"language": language, "theme": theme, "agent_name": LONG_NAMES[language]}
            )
            program.current.use_language(language)
            settle()
            program.windows.main.resize(400, 680)
            panel(program, folder, f"400-{theme}-{language}")
            dialogs(program, folder, f"{theme}-{language}")
            program.windows.main.resize(360, 640)
            keep(program.windows.main, folder, f"360-{theme}-{language}-find-empty")
            program.windows.main.resize(1280, 700)
            program.panel.typed({"zh": "tuik", "en": "refund", "ru": "возврат"}[language])
            spin(lambda: program.panel.state.is_settled)
            keep(program.windows.main, folder, f"1280-{theme}-{language}-find")
            program.panel.clear()
        for language in ("zh", "en", "ru"):
            program.preferences.change_all({"language": language, "theme": "light", "zoom": 200})
            program.current.use_language(language)
            settle()
            program.windows.main.resize(800, 1360)
            panel(program, folder, f"200pc-{language}")
            dialogs(program, folder, f"200pc-{language}")
            program.windows.main.resize(800, 660)
            panel(program, folder, f"200pc-low-{language}")
        program.stop()
        running.processEvents()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
