"""The desktop program: adapters, features, screens and windows put together in one place."""

import agent_assist.ui.quiet_import  # noqa: F401 - before all else  # isort: skip

import logging
import sys
import uuid
from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication

from agent_assist import bootstrap, i18n, logs, paths, settings
from agent_assist.capture.cabinet import Parts
from agent_assist.desktop import choose, null
from agent_assist.desktop.single_instance import LocalInstance, Relay
from agent_assist.desktop.single_instance_client import hand_over_to_starting
from agent_assist.errors import AgentAssistError, Fault, FileProblem, SettingInvalid
from agent_assist.library.collection import Habits, Shelf, habits
from agent_assist.library.ports import Searcher
from agent_assist.library.reading import Reading
from agent_assist.library.scenarios import Scenario, titles
from agent_assist.linting.ports import Checker, NoRules
from agent_assist.paths import Places
from agent_assist.recording import Recording, Shared
from agent_assist.runtime.clock import Clock, SystemClock
from agent_assist.runtime.desktop import Capability, Desktop, HotkeyState, Target
from agent_assist.runtime.topics import Topic, Topics
from agent_assist.screens import capabilities, draft, features, find, library, rules
from agent_assist.screens.current import Current
from agent_assist.screens.find import FindScreen
from agent_assist.screens.messages import desktop as desktop_messages
from agent_assist.screens.messages.notice import Notice
from agent_assist.screens.messages.problems import sentence
from agent_assist.screens.preferences import Preferences
from agent_assist.ui import theme as themes
from agent_assist.ui.actions import Handlers
from agent_assist.ui.application import application
from agent_assist.ui.commands import Commands, Screens, stays_on_top
from agent_assist.ui.docked import Docked
from agent_assist.ui.palette import ROWS
from agent_assist.ui.task_runner import QtTaskRunner
from agent_assist.ui.windows import Windows, Wiring

log = logging.getLogger(__name__)

_PANEL_ROWS: Final = 10
_WORKERS_YIELD_S: Final = 0.001
_LAID_OUT_BY: Final = ("language", "theme", "zoom", "density")
_HOTKEYS: Final = ("palette_hotkey", "save_hotkey", "check_hotkey")


class Program:
    """The running program; `desktop_for` makes the adapters once Qt's platform is known."""

    def __init__(
        self,
        places: Places,
        desktop_for: Callable[[QtTaskRunner], Desktop] = choose.compose,
        records_of: Callable[[Places, Clock], Parts] = bootstrap.record_parts,
    ) -> None:
        self.places = places
        self.runner = QtTaskRunner()
        self.topics = Topics()
        self.clock = SystemClock()
        loaded, self._problems = settings.load(places.settings_file, places.policy)
        self.preferences = Preferences(places.settings_file, loaded, self.topics, self._tell)
        i18n.use(loaded.text("language"))
        self.desktop = self._compose(desktop_for)
        self.collection = bootstrap.collection(places, lambda: self.clock.now().date())
        self.usage = bootstrap.usage_store(places)
        self.current = Current(self._settings, self.clock, self.topics, lambda: uuid.uuid4().hex)
        self.panel, self.palette = self._find_screen(_PANEL_ROWS), self._find_screen(ROWS)
        self._checker: Checker | None = None
        self._reads_rules = False
        self.draft = self._draft_screen()
        self._scenarios: dict[str, Scenario] = {}
        self.recording = Recording(self._shared(), partial(records_of, places, self.clock))
        self._target: Target | None = None
        self._grabbed: dict[str, HotkeyState] = {}
        self.rules = self._rules_screen()
        self.commands = self._commands()
        self._before = loaded
        # One timer: many changes at once, as a held Ctrl+Plus makes, are laid out once.
        self._lay_out_soon = QTimer(singleShot=True, interval=0)
        self._lay_out_soon.timeout.connect(self._lay_out_anew)
        self.windows = Windows(self._theme(), self._wiring())
        self.docked = Docked(
            self.windows.main, self.desktop.docking, lambda: self._settings().text("dock_side")
        )
        self._connect()

    # Putting together

    def _compose(self, desktop_for: Callable[[QtTaskRunner], Desktop]) -> Desktop:
        """Return the adapters; with app profiles that cannot be read, those that only copy."""
        try:
            return desktop_for(self.runner)
        except (FileProblem, SettingInvalid) as error:
            self._problems = (*self._problems, error)
            return null.compose(self.runner)

    def _settings(self) -> settings.Settings:
        return self.preferences.settings

    def _find_screen(self, limit: int) -> FindScreen:
        ports = find.Ports(
            finder=lambda: self.collection,
            usage=self.usage,
            runner=self.runner,
            inserter=self.desktop.inserter,
            topics=self.topics,
            current=self.current,
            scenario_titles=self._scenario_titles,
            checker=self._checker_if_read,
            draft_first=lambda: self._settings().flag("draft_first"),
        )
        return FindScreen(ports, limit=limit)

    def _draft_screen(self) -> draft.DraftScreen:
        ports = draft.Ports(
            checker=self._checker_if_read,
            dismissals=self.usage,
            runner=self.runner,
            inserter=self.desktop.inserter,
            current=self.current,
            target=self._topmost,
            may_override=lambda: self._settings().flag("may_override"),
        )
        return draft.DraftScreen(ports)

    def _shared(self) -> Shared:
        return Shared(
            settings=self._settings,
            clock=self.clock,
            runner=self.runner,
            topics=self.topics,
            current=self.current,
            inserter=self.desktop.inserter,
            target=self._topmost,
            scenario_titles=self._scenario_titles,
            tell=self._tell,
        )

    def _rules_screen(self) -> rules.RulesScreen:
        ports = rules.Ports(
            rules=lambda: bootstrap.read_rules(bootstrap.find_packs(self.places, self._settings())),
            rates=self.usage.dismissal_rates,
            house=lambda: bootstrap.rule_changes(self.places),
            set_rule=partial(bootstrap.set_rule, self.places),
            changed=self._open_linter,
            checker=self._checker_if_read,
            runner=self.runner,
        )
        return rules.RulesScreen(ports)

    def _commands(self) -> Commands:
        ports = library.Ports(
            shelf=lambda: self.collection,
            runner=self.runner,
            topics=self.topics,
            language=lambda: self.current.interaction.language,
            tell=self._tell,
        )
        self.library = library.LibraryScreen(ports, self._edit)
        screens = Screens(
            self.panel,
            self.palette,
            self.draft,
            self.recording.record,
            self.recording.records,
            self.library,
            self.current,
            self.preferences,
            self._scenario_titles,
        )
        return Commands(screens, lambda: self.windows, lambda: self.docked, self.stop)

    def _edit(self, form: library.PageForm, save: library.Save) -> None:
        self.commands.edit(form, save)

    def _wiring(self) -> Wiring:
        return Wiring(
            settings=self._settings,
            change=self.preferences.change,
            report=lambda: capabilities.report(self._capabilities()),
            panel=self.panel,
            palette=self.palette,
            draft=self.draft,
            record=self.recording.record,
            library=self.library,
            records=self.recording.records,
            rules=self.rules,
            panel_handlers=self._allowed(self.commands.for_panel(), self.panel),
            palette_handlers=self._allowed(self.commands.for_palette(), self.palette),
            palette_mapped=self._focus_palette,
            palette_reached=self.desktop.hotkeys.ready,
            palette_closed=self._give_focus_back,
        )

    def _allowed(self, handlers: Handlers, screen: FindScreen) -> Handlers:
        """Have actions that the policy has switched off say so."""
        off = features.switched_off(self._settings().texts("features_off"))
        say = partial(screen.tell, features.not_here())
        return {name: say if name in off else handler for name, handler in handlers.items()}

    def _connect(self) -> None:
        self.panel.target_from(self._topmost)
        self.palette.target_from(lambda: self._target)
        for screen in (self.panel, self.palette):
            screen.drafts_with(self.commands.into_draft)
        self.windows.main.stepped_back.connect(self.commands.step_back)
        self.windows.main.closing.connect(self._closing)
        self.windows.main.painted.connect(
            self._after_first_paint, Qt.ConnectionType.QueuedConnection
        )
        self.topics.subscribe(Topic.USAGE, self._read_habits)
        self.topics.subscribe(Topic.SETTINGS, self._settings_changed)

    # Life

    def start(self) -> None:
        """Show the window, then read the library and take the hotkeys."""
        self.desktop.start()
        self.windows.main.put(self._settings().texts("place"))
        stays_on_top(self.windows, on_top=self._settings().flag("stay_on_top"))
        self.windows.main.show()
        self.windows.desk.finder.focus_search()

    def stop(self) -> None:
        """Hand the clipboard over, keep the window's place and end."""
        self.preferences.keep_quietly("place", self.windows.main.place())
        self.desktop.stop()
        self.runner.close()
        QApplication.quit()

    def show(self, what: str) -> None:
        """Serve a line from a second start: raise the window, the palette, or a search."""
        if what == "show palette":
            self.call_palette()
            return
        self.commands.show_find()
        if what.startswith("open "):
            self.panel.ask(desktop_messages.query_of(what.removeprefix("open ")))

    def call_palette(self) -> None:
        """Open the palette over whatever is in front; at the first start the hotkey is tried."""
        if self.commands.hears_hotkey():
            self.desktop.hotkeys.ready()
            return
        self._target = self.desktop.targets.in_front() or self._topmost()
        self.windows.palette.call_up()

    def _after_first_paint(self) -> None:
        self.windows.palette.build_ahead()
        for keys in _HOTKEYS:
            self._grab(keys)
        self._open_library()
        self.recording.begin(self.commands.lock)
        self._read_habits()
        for problem in self._problems:
            self._tell(sentence(problem))
        if not themes.has_chinese_font():
            self._tell(desktop_messages.no_chinese_font())
        for lacking in capabilities.lacking(self.desktop.capabilities()):
            self._tell(lacking)
        self.commands.greet(lambda: self._grabbed["palette_hotkey"])

    def _open_library(self) -> None:
        packs = bootstrap.find_packs(self.places, self._settings())
        cache, today = self.places.cache / "library", self.clock.now().date()
        self.runner.run(partial(bootstrap.scenarios, packs), self._adopt_scenarios, self._failed)
        self.recording.read_pages(packs)
        self.runner.run(
            partial(bootstrap.open_library, packs, cache, today, self._read),
            self._adopt,
            self._failed,
        )

    def _checker_if_read(self) -> Checker | None:
        """Return the checker; the first who asks has the rules read, many a shift needs none."""
        if not self._reads_rules:
            self._open_linter()
        return self._checker

    def _open_linter(self) -> None:
        self._reads_rules = True
        packs = bootstrap.find_packs(self.places, self._settings())
        self.runner.run(
            partial(bootstrap.open_linter, self.places, packs),
            self._adopt_linter,
            self._go_without_rules,
        )

    def _go_without_rules(self, error: Exception) -> None:
        self._checker = NoRules()
        self.draft.refresh()
        self._failed(error)

    def _adopt_linter(self, opened: tuple[Checker, tuple[Fault, ...]]) -> None:
        self._checker, faults = opened
        self.draft.refresh()
        self.rules.try_again()
        self.topics.publish(Topic.VALUES)
        if faults:
            self._tell(desktop_messages.faulty_rules(faults))

    def _read(self, reading: Reading) -> None:
        """On a worker: answer from plain titles while the index is built."""
        self.collection.adopt_quick(reading.responses)
        self.runner.post(partial(self.topics.publish, Topic.LIBRARY))

    def _adopt(self, opened: tuple[Shelf, Searcher]) -> None:
        self.collection.adopt(*opened)
        self.topics.publish(Topic.LIBRARY)
        if faults := self.collection.faults():
            self._tell(desktop_messages.faulty_pages(faults))

    def _adopt_scenarios(self, scenarios: dict[str, Scenario]) -> None:
        self._scenarios = scenarios
        self.collection.adopt_scenarios(scenarios.values())
        self.topics.publish(Topic.LIBRARY)

    def _scenario_titles(self) -> dict[str, str]:
        return titles(self._scenarios.values(), i18n.current())

    def _read_habits(self) -> None:
        work = partial(habits, self.usage, self.current.agent, self.clock.now())
        self.runner.run(work, self._note_habits, self._failed)

    def _note_habits(self, known: Habits) -> None:
        self.collection.note_habits(known)
        self.topics.publish(Topic.HABITS)

    # Answers to change

    def _settings_changed(self) -> None:
        before, now = self._before, self._settings()
        self._before = now
        if any(before[name] != now[name] for name in _LAID_OUT_BY):
            i18n.use(now.text("language"))
            self._lay_out_soon.start()
        for keys in _HOTKEYS:
            if before[keys] != now[keys]:
                self.desktop.hotkeys.release(before.text(keys))
                self._grab(keys)
        if before["team_packs"] != now["team_packs"]:
            self._open_library()
            self._open_linter()
            self.rules.forget()
        if before["agent_no"] != now["agent_no"]:
            self._read_habits()
        stays_on_top(self.windows, on_top=now.flag("stay_on_top"))
        self.windows.show_agent(now)

    def _lay_out_anew(self) -> None:
        page, section = self.windows.main.page(), self.windows.more.section
        in_use = self.windows.desk.in_use
        self.windows.lay_out(self._theme(), self._wiring())
        self.windows.desk.open(in_use)
        self.windows.main.open_page(page)
        self.windows.more.open(section)
        self.windows.palette.build_ahead()

    def _grab(self, keys: str) -> None:
        pressed = {
            "palette_hotkey": self.call_palette,
            "save_hotkey": self._save_selected,
            "check_hotkey": self._check_selected,
        }[keys]
        wish = self._settings().text(keys)
        state = self.desktop.hotkeys.grab(wish, pressed) if wish else HotkeyState.UNSUPPORTED
        self._grabbed[keys] = state
        if notice := desktop_messages.hotkey(wish, state):
            self._tell(notice)

    def _save_selected(self) -> None:
        if "own_responses" in self._settings().texts("features_off"):
            self.desktop.hotkeys.ready()
            self._tell(features.not_here())
            return
        target = self.desktop.targets.in_front()
        self.desktop.hotkeys.ready()
        self.desktop.clipboard.selected_text(target, self.library.new)

    def _check_selected(self) -> None:
        target = self.desktop.targets.in_front()
        self.desktop.hotkeys.ready()
        self.desktop.clipboard.selected_text(target, partial(self._check_text, target))

    def _check_text(self, target: Target | None, text: str) -> None:
        if text.strip():
            self.commands.check(text, target)
        else:
            self._tell(desktop_messages.nothing_selected(self._settings().text("check_hotkey")))

    def _topmost(self) -> Target | None:
        """Return the window of another program that was in front last."""
        return next(iter(self.desktop.docking.windows()), None)

    def _focus_palette(self) -> None:
        self.desktop.targets.focus_own(int(self.windows.palette.winId()))

    def _give_focus_back(self) -> None:
        self.palette.finish()
        if self._target is not None:
            self.desktop.targets.focus(self._target)

    def _closing(self, event: QCloseEvent) -> None:
        tray = self.windows.tray
        if self._settings().flag("close_to_tray") and tray.isSystemTrayAvailable():
            event.ignore()
            self.windows.main.hide()
        else:
            self.stop()

    def _capabilities(self) -> tuple[Capability, ...]:
        taken = [
            self._settings().text(k)
            for k, s in self._grabbed.items()
            if s is not HotkeyState.GRABBED
        ]
        return (
            *self.desktop.capabilities(),
            Capability("hotkey", not taken, ", ".join(taken)),
            Capability("chinese_font", themes.has_chinese_font()),
            Capability("library", not self.collection.faults()),
        )

    def _theme(self) -> themes.Theme:
        now = self._settings()
        is_compact = now.text("density") == "compact"
        return themes.theme_for(now.text("theme"), zoom=now.number("zoom"), is_compact=is_compact)

    def _tell(self, notice: Notice) -> None:
        """Say it in the window, and near the edge of the screen while another one is in front."""
        shown = self.panel.stand(notice)
        if not self.windows.has_focus():
            self.windows.toast.tell(shown)

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, AgentAssistError):
            raise error
        self._tell(sentence(error))


def main(wish: str = "show") -> int:
    """Open the window and stay until it is closed; a second start hands its wish to the first."""
    # Workers hand the interpreter back to the window after a millisecond, not after five.
    sys.setswitchinterval(_WORKERS_YIELD_S)
    places = paths.places()
    logs.start(places.data)
    running = application(sys.argv)
    instance = LocalInstance(places.socket)
    relay = Relay()
    try:
        if not instance.first(relay.receive):
            return 0 if hand_over_to_starting(wish, places.socket) else 1
    except FileProblem as error:
        log.warning("single instance: %s", error)
    program = Program(places)
    program.start()
    relay.pass_on_to(program.show)
    if wish != "show":
        program.show(wish)
    code = running.exec()
    instance.close()
    return code
