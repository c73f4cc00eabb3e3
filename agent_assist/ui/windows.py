"""The windows together: laid out from theme and language, laid out anew when either changes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QApplication, QWidget

from agent_assist.i18n import _
from agent_assist.screens.capabilities import Line
from agent_assist.screens.draft import DraftScreen
from agent_assist.screens.find import FindScreen
from agent_assist.screens.library import LibraryScreen
from agent_assist.screens.messages.notice import Notice
from agent_assist.screens.record import RecordScreen
from agent_assist.screens.records import RecordsScreen
from agent_assist.screens.rules import RulesScreen
from agent_assist.settings import Settings, Value
from agent_assist.ui import theme as themes
from agent_assist.ui.actions import Handlers, bind
from agent_assist.ui.main_window import MainWindow
from agent_assist.ui.palette import Palette
from agent_assist.ui.panels.desk import Desk
from agent_assist.ui.panels.library import LibraryPanel
from agent_assist.ui.panels.more import MorePanel, SystemPanel
from agent_assist.ui.panels.records import RecordsPanel
from agent_assist.ui.panels.rules import RulesPanel
from agent_assist.ui.panels.settings import SettingsPanel
from agent_assist.ui.theme import Theme
from agent_assist.ui.toast import Toast
from agent_assist.ui.tray import Tray
from agent_assist.ui.widgets.late import Late


@dataclass(frozen=True, slots=True)
class Wiring:
    """What the windows are connected to; handlers are by action id."""

    settings: Callable[[], Settings]
    change: Callable[[str, Value], None]
    report: Callable[[], tuple[Line, ...]]
    panel: FindScreen
    palette: FindScreen
    draft: DraftScreen
    record: RecordScreen
    library: LibraryScreen
    records: RecordsScreen
    rules: RulesScreen
    panel_handlers: Handlers
    palette_handlers: Handlers
    palette_mapped: Callable[[], None]
    palette_reached: Callable[[], None]
    palette_closed: Callable[[], None]


class Windows:
    """Main window, palette, toast and tray; the main window itself stays when all is laid anew."""

    def __init__(self, theme: Theme, wiring: Wiring) -> None:
        self.main = MainWindow()
        self.lay_out(theme, wiring)

    def lay_out(self, theme: Theme, wiring: Wiring) -> None:
        """Build every widget for this theme and the language in use, and show the state in it."""
        self.theme = theme
        themes.apply(theme)
        for page in (wiring.library, wiring.records, wiring.rules):
            page.leave_view()
        wiring.library.show_on(None)
        wiring.rules.show_on(None)
        self._lay_out_main(theme, wiring)
        self._lay_out_palette(theme, wiring)
        self.toast = Toast(theme)
        self.toast.line.acted.connect(lambda action: wiring.palette_handlers[action]())
        self.tray = Tray(theme, wiring.panel_handlers)
        self.tray.show()
        wiring.panel.show_on(self.desk.finder)
        wiring.draft.show_on(self.desk.draft)
        wiring.record.show_on(self.desk.record)
        wiring.palette.show_on(self.palette.section)

    def show_agent(self, settings: Settings) -> None:
        """Show who is at work on the strip."""
        words = [settings.text("company"), settings.text("agent_name"), settings.text("agent_no")]
        self.desk.show_agent(" · ".join(word for word in words if word) or _("No agent yet"))

    def tell(self, notice: Notice) -> None:
        """Say something where the agent looks: in the window, or near the edge of the screen."""
        self.toast.tell(notice)

    def has_focus(self) -> bool:
        """Tell whether one of our windows has the focus."""
        return QApplication.activeWindow() is not None

    def _lay_out_main(self, theme: Theme, wiring: Wiring) -> None:
        for action in self.main.actions():
            self.main.removeAction(action)
        self.desk = Desk(theme, wiring.panel_handlers)
        self.desk.finder.attach(wiring.panel)
        self.desk.draft.attach(wiring.draft)
        self.desk.record.attach(wiring.record)
        for section in (self.desk.finder, self.desk.draft, self.desk.record):
            section.acted.connect(lambda action: wiring.panel_handlers[action]())
            section.cancelled.connect(self.main.stepped_back)
        self.more = MorePanel(
            theme,
            {
                "library": Late(partial(_library, theme, wiring)),
                "records": Late(partial(_records, theme, wiring)),
                "rules": Late(partial(_rules, theme, wiring)),
                "settings": Late(partial(_settings, theme, wiring)),
                "system": Late(partial(SystemPanel, theme, wiring.report)),
            },
        )
        pages: Mapping[str, QWidget] = {"show_find": self.desk, "show_more": self.more}
        self.main.build(theme, dict(pages), wiring.panel_handlers["theme"])
        bind(self.main, wiring.panel_handlers, theme)
        self.main.open_page("show_find")
        self.show_agent(wiring.settings())

    def _lay_out_palette(self, theme: Theme, wiring: Wiring) -> None:
        self.palette = Palette(theme)
        self.palette.section.attach(wiring.palette)
        self.palette.section.acted.connect(lambda action: wiring.palette_handlers[action]())
        self.palette.mapped.connect(wiring.palette_mapped)
        self.palette.reached.connect(wiring.palette_reached)
        self.palette.closed.connect(wiring.palette_closed)
        bind(self.palette, wiring.palette_handlers, theme)


def _library(theme: Theme, wiring: Wiring) -> QWidget:
    panel = LibraryPanel(theme)
    panel.attach(wiring.library)
    wiring.library.show_on(panel)
    return panel


def _records(theme: Theme, wiring: Wiring) -> QWidget:
    panel = RecordsPanel(theme)
    panel.attach(wiring.records)
    panel.acted.connect(lambda action: wiring.panel_handlers[action]())
    wiring.records.show_on(panel)
    return panel


def _rules(theme: Theme, wiring: Wiring) -> QWidget:
    panel = RulesPanel(theme)
    panel.attach(wiring.rules)
    wiring.rules.show_on(panel)
    return panel


def _settings(theme: Theme, wiring: Wiring) -> QWidget:
    return SettingsPanel(theme, wiring.settings(), wiring.change)
