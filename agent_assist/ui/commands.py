"""What each action does: the handlers by action id, for the main window and for the palette."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QCursor

from agent_assist.runtime.desktop import HotkeyState, Target
from agent_assist.screens import first_start
from agent_assist.screens.current import Current
from agent_assist.screens.draft import DraftScreen
from agent_assist.screens.find import FindScreen
from agent_assist.screens.library import LibraryScreen, PageForm, Save
from agent_assist.screens.preferences import Preferences
from agent_assist.screens.record import RecordScreen
from agent_assist.screens.records import RecordsScreen
from agent_assist.ui.actions import Handlers
from agent_assist.ui.dialogs.agent import AgentDialog
from agent_assist.ui.dialogs.first_start import FirstStartDialog
from agent_assist.ui.dialogs.passphrase import PassphraseDialog
from agent_assist.ui.dialogs.recovery_key import RecoveryKeyDialog
from agent_assist.ui.dialogs.response_editor import ResponseEditor
from agent_assist.ui.dialogs.shortcut_card import ShortcutCard
from agent_assist.ui.docked import Docked
from agent_assist.ui.widgets.find_view import LANGUAGE_NAMES
from agent_assist.ui.windows import Windows

_CHOICES = range(1, 10)


@dataclass(frozen=True, slots=True)
class Screens:
    """The screens that the commands talk to."""

    panel: FindScreen
    palette: FindScreen
    draft: DraftScreen
    record: RecordScreen
    records: RecordsScreen
    library: LibraryScreen
    current: Current
    preferences: Preferences
    scenario_titles: Callable[[], Mapping[str, str]]


class Commands:
    """Carries out actions; windows come after the handlers, so they are asked for when needed."""

    def __init__(
        self,
        screens: Screens,
        windows: Callable[[], Windows],
        docked: Callable[[], Docked],
        stop: Callable[[], None],
    ) -> None:
        self._screens = screens
        self._windows = windows
        self._docked = docked
        self._stop = stop
        self._greeting: FirstStartDialog | None = None

    def for_panel(self) -> Handlers:
        """Return the handlers of the main window."""
        return {
            **self._common(self._screens.panel),
            **{f"choose_{n}": partial(self._choose, n) for n in _CHOICES},
            "search": self.show_find,
            "back": self.step_back,
            "next_customer": self.next_customer,
            "change_agent": self.ask_agent,
            "show_find": self.show_find,
            "show_draft": self.show_draft,
            "show_record": self.show_record,
            "read_back": self._read_back,
            "deny": self._screens.record.no,
            "lock": self.lock,
            "recovery_key": self._show_recovery_key,
            "passphrase": self._ask_passphrase,
            "save_record": self._screens.record.save,
            "to_draft": self._ctrl_enter,
            "next_finding": self._screens.draft.next_finding,
            "apply_fix": self._screens.draft.apply_fix,
            "other_fixes": self._choose_fix,
            "insert_anyway": self._screens.draft.insert_anyway,
            "show_more": partial(self._open_more, "library"),
            "settings": partial(self._open_more, "settings"),
            "shortcuts": self._show_shortcuts,
            "stay_on_top": self._toggle_stay_on_top,
            "dock": self._dock,
            "theme": self._switch_theme,
            "zoom_in": partial(self._screens.preferences.zoom_by, 1),
            "zoom_out": partial(self._screens.preferences.zoom_by, -1),
            "zoom_reset": partial(self._screens.preferences.zoom_by, 0),
            "quit": self._stop,
        }

    def for_palette(self) -> Handlers:
        """Return the handlers of the palette."""
        return {
            **self._common(self._screens.palette),
            "search": self._search_palette,
            "to_draft": partial(self._to_draft, self._screens.palette),
            "next_customer": self.next_customer,
            "settings": partial(self._open_more, "settings"),
            "shortcuts": self._show_shortcuts,
        }

    def edit(self, form: PageForm, save: Save) -> None:
        """Open the editor on a response."""
        windows = self._windows()
        windows.palette.hide()
        self.show_find()
        titles = self._screens.scenario_titles()
        ResponseEditor(windows.theme, form, titles, save, windows.main).open()

    def ask_agent(self) -> None:
        """Ask who is at work; another agent starts with a fresh interaction."""
        preferences = self._screens.preferences

        def save(values: Mapping[str, str]) -> None:
            is_other = values["agent_no"] != preferences.settings.text("agent_no")
            preferences.change_all(values)
            if is_other:
                self._screens.current.change_agent()
                self._empty_boxes()

        windows = self._windows()
        AgentDialog(windows.theme, preferences.settings, save, windows.main).open()

    def greet(self, hotkey_state: Callable[[], HotkeyState]) -> None:
        """Ask at the first start what settings and policy leave open."""
        preferences = self._screens.preferences
        if asked := first_start.pages(preferences.settings):
            screen = first_start.FirstStart(
                lambda: preferences.settings, preferences.change_all, asked
            )
            windows = self._windows()
            keys = self._screens.records.tell_keys
            self._greeting = FirstStartDialog(
                windows.theme, screen, hotkey_state, keys, windows.main
            )
            self._greeting.acted.connect(lambda action: self.for_panel()[action]())
            self._greeting.finished.connect(self._forget_greeting)
            self._greeting.open()

    def _forget_greeting(self) -> None:
        self._screens.records.leave_keys()
        self._greeting = None

    def hears_hotkey(self) -> bool:
        """Tell whether the first start's dialog waited for the palette's hotkey, and took it."""
        return self._greeting is not None and self._greeting.hear()

    def show_find(self) -> None:
        """Raise the window on its find page, the cursor in the search box."""
        windows = self._windows()
        self._raise("show_find")
        windows.desk.open("show_find")

    def show_draft(self) -> None:
        """Raise the window with the cursor in the draft."""
        self._raise("show_find")
        self._windows().desk.open("show_draft")

    def show_record(self) -> None:
        """Raise the window with the cursor in the notes."""
        self._raise("show_find")
        self._windows().desk.open("show_record")

    def lock(self) -> None:
        """Lock the records; what is open is kept in them and goes from the screen."""
        self._screens.record.put_away(self._lock)

    def check(self, text: str, origin: Target | None) -> None:
        """Open a text of another program as a draft; it goes back there."""
        if text.strip():
            self._screens.draft.open(text, origin)
            self.show_draft()

    def next_customer(self) -> None:
        """Forget this customer and empty the boxes."""
        self._screens.current.next_customer()
        self._empty_boxes()

    def _empty_boxes(self) -> None:
        self._screens.draft.clear()
        self._screens.panel.clear()
        self._screens.palette.clear()

    def step_back(self) -> None:
        """Go one step back: to the find page, to an empty box, out of sight."""
        panel = self._screens.panel
        windows = self._windows()
        if windows.more.isVisible() or windows.desk.in_use != "show_find":
            self.show_find()
        elif panel.state.query:
            panel.finish()
            panel.clear()
        else:
            windows.main.lower()

    def _common(self, screen: FindScreen) -> Handlers:
        choices = {f"choose_{n}": partial(screen.choose, n - 1) for n in _CHOICES}
        return {
            **choices,
            "insert": screen.insert,
            "copy": screen.copy,
            "next_scenario": screen.next_scenario,
            "next_language": partial(self._next_language, screen),
            "undo_insertion": screen.undo,
            "favourite": screen.toggle_favourite,
            "new_response": self._screens.library.new,
            "edit_response": partial(self._with_chosen, screen, self._screens.library.edit),
            "duplicate_response": partial(
                self._with_chosen, screen, self._screens.library.duplicate
            ),
            "retire_response": partial(self._with_chosen, screen, self._screens.library.retire),
        }

    def _with_chosen(self, screen: FindScreen, act: Callable[..., None]) -> None:
        if response := screen.chosen_response():
            act(response)

    def _next_language(self, screen: FindScreen) -> None:
        tags = list(LANGUAGE_NAMES)
        place = tags.index(self._screens.current.interaction.language) + 1
        screen.use_language(tags[place % len(tags)])

    def _raise(self, page: str) -> None:
        main = self._windows().main
        main.open_page(page)
        main.show()
        main.raise_()
        main.activateWindow()

    def _ctrl_enter(self) -> None:
        in_use = self._windows().desk.in_use
        if in_use == "show_draft":
            self._screens.draft.insert()
        elif in_use == "show_record":
            self._screens.record.insert_summary()
        else:
            self._to_draft(self._screens.panel)

    def into_draft(self, text: str, origin: Target | None) -> None:
        """Open a response as a draft; it goes where the response would have gone."""
        self._windows().palette.hide()
        self.check(text, origin)

    def _to_draft(self, screen: FindScreen) -> None:
        if text := screen.chosen_text():
            self.into_draft(text, screen.target())

    def _choose(self, number: int) -> None:
        """Choose a result; while the record is in use, insert the field of this number."""
        if self._windows().desk.in_use == "show_record":
            self._screens.record.insert_field(number)
        else:
            self._screens.panel.choose(number - 1)

    def _read_back(self) -> None:
        if self._windows().desk.in_use != "show_record":
            self.show_record()
        self._screens.record.read_back()

    def _lock(self) -> None:
        self.next_customer()
        self._screens.records.lock()

    def _ask_passphrase(self) -> None:
        windows = self._windows()
        unlock = self._screens.records.unlock_with
        PassphraseDialog(windows.theme, unlock, self._greeting or windows.main).open()

    def _show_recovery_key(self) -> None:
        if key := self._screens.records.take_recovery_key():
            windows = self._windows()
            RecoveryKeyDialog(windows.theme, key, self._greeting or windows.main).open()

    def _choose_fix(self) -> None:
        self._windows().desk.draft.choose_fix()

    def _search_palette(self) -> None:
        self._windows().palette.section.focus_search()

    def _open_more(self, section: str) -> None:
        windows = self._windows()
        windows.palette.hide()
        self._raise("show_more")
        windows.more.open(section)
        self._screens.library.refresh()

    def _show_shortcuts(self) -> None:
        windows = self._windows()
        settings = self._screens.preferences.settings
        ShortcutCard(windows.theme, settings, windows.main).open()

    def _toggle_stay_on_top(self) -> None:
        preferences = self._screens.preferences
        preferences.change("stay_on_top", not preferences.settings.flag("stay_on_top"))

    def _switch_theme(self) -> None:
        is_dark = self._windows().theme.is_dark
        self._screens.preferences.change("theme", "light" if is_dark else "dark")

    def _dock(self) -> None:
        self._docked().choose(QCursor.pos())


def stays_on_top(windows: Windows, *, on_top: bool) -> None:
    """Keep the main window above others, or let it go; the window stays where it is."""
    main = windows.main
    if bool(main.windowFlags() & Qt.WindowType.WindowStaysOnTopHint) != on_top:
        was_visible = main.isVisible()
        main.setWindowFlag(Qt.WindowType.WindowStaysOnTopHint, on=on_top)
        main.setVisible(was_visible)
