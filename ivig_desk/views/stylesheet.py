"""The one style sheet, made from the theme's tokens."""

from ivig_desk.presenters.screens import Tone
from ivig_desk.views.fonts import FAMILY
from ivig_desk.views.theme import (
    ACCENT,
    ACCENT_DARK,
    ACCENT_PALE,
    CARD,
    EDGE,
    GO_DARK,
    HOLD,
    HOLD_DARK,
    HUES,
    INK,
    MUTED,
    PAGE,
    QUIET_INK,
    STOP,
    STOP_DARK,
    STRONG_EDGE,
    TONES,
    Theme,
    TypeSize,
)


def style_sheet(theme: Theme) -> str:
    """Return the style sheet for a size."""
    parts = (
        _ground(theme),
        _letters(theme),
        _tones(theme),
        _controls(theme),
        _fields(theme),
        _tables(theme),
        _beds(theme),
    )
    return "\n".join(parts)


def _ground(theme: Theme) -> str:
    radius = theme.px(8)
    return f"""
    QWidget {{ color: {INK}; font-family: "{FAMILY}"; }}
    MainWindow, StartPage, BoardPage, PlanPage, SubcutaneousPage, RunPage, AfterPage,
    FaultPage {{ background: {PAGE}; }}
    QFrame[card="plain"] {{ background: {CARD}; border: 1px solid {EDGE}; border-radius: {radius}px; }}
    QFrame[card="form"] {{ background: {CARD}; border: {theme.px(2)}px solid {ACCENT}; border-radius: {radius}px; }}
    FaultPage QFrame[card="fault"] {{ background: {TONES[Tone.HIGH].strong}; border: none; }}
    FaultPage QFrame[card="fault"] QLabel {{ color: {TONES[Tone.HIGH].strong_ink}; }}
    QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
    QScrollArea[pages="sheet"] {{ border: {theme.px(3)}px solid transparent; }}
    QScrollArea[pages="sheet"]:focus {{ border-color: {ACCENT}; }}
    QScrollBar:vertical {{ background: {PAGE}; width: {theme.px(14)}px; margin: 0; }}
    QScrollBar::handle:vertical {{ background: {STRONG_EDGE}; border-radius: {theme.px(5)}px;
        min-height: {theme.px(44)}px; margin: 2px; }}
    QScrollBar::add-line, QScrollBar::sub-line {{ height: 0; width: 0; }}
    """


def _letters(theme: Theme) -> str:
    sizes = "\n".join(
        f'QLabel[letters="{size.name.lower()}"] {{ font-size: {theme.letters(size)}px; }}' for size in TypeSize
    )
    return f"""
    QLabel {{ background: transparent; border: none; }}
    {sizes}
    QLabel[weight="semibold"] {{ font-weight: 600; }}
    QLabel[weight="bold"] {{ font-weight: 700; }}
    """


def _tones(theme: Theme) -> str:
    space = f"padding: 0 {theme.px(6)}px; border-radius: {theme.px(4)}px;"
    inks = [f'QLabel[tone="{tone.value}"] {{ color: {colours.ink}; }}' for tone, colours in TONES.items()]
    grounds = [
        f'QLabel[tone="{tone.value}"] {{ background: {TONES[tone].pale}; {space} }}'
        for tone in (Tone.LOW, Tone.MEDIUM, Tone.HIGH)
    ]
    strong = [
        f'QLabel[ground="{hue.value}"] {{ color: {colours.strong_ink}; background: transparent; padding: 0; }}'
        for hue, colours in HUES.items()
    ]
    return "\n".join((*inks, *grounds, *strong))


def _controls(theme: Theme) -> str:
    edge, radius = theme.px(2), theme.px(6)
    return f"""
    Control, Toggle {{ background: {CARD}; border: {edge}px solid {STRONG_EDGE}; border-radius: {radius}px; }}
    Control:hover, Toggle:hover {{ background: {ACCENT_PALE}; }}
    Control:pressed, Toggle:pressed {{ background: {EDGE}; }}
    Control:focus, Toggle:focus {{ border: {theme.px(3)}px solid {ACCENT}; }}
    Control QLabel {{ color: {INK}; }}
    QPushButton QLabel[part="key"] {{ color: {QUIET_INK}; border: 1px solid {STRONG_EDGE}; background: {PAGE};
        border-radius: {theme.px(4)}px; padding: 0 {theme.px(6)}px; }}
    Control QLabel[part="detail"] {{ color: {QUIET_INK}; }}
    {_filled('[tone="good"]', ACCENT, ACCENT_DARK)}
    {_filled('[shape="current"]', ACCENT, ACCENT_DARK)}
    {_filled('[shape="hold"]', HOLD, HOLD_DARK)}
    {_filled('[shape="hold"][tone="good"]', TONES[Tone.GOOD].strong, GO_DARK)}
    {_filled('[shape="stop"]', STOP, STOP_DARK)}
    Control[shape="row"] {{ border: 1px solid {EDGE}; }}
    Control[tone="low"] {{ background: {TONES[Tone.LOW].pale}; border-color: {TONES[Tone.LOW].ink}; }}
    Control[tone="medium"] {{ background: {TONES[Tone.MEDIUM].pale}; border-color: {TONES[Tone.MEDIUM].ink}; }}
    Control[tone="high"] {{ background: {TONES[Tone.HIGH].pale}; border-color: {TONES[Tone.HIGH].ink}; }}
    Control[ability="waiting"] {{ background: {MUTED}; border: {edge}px dashed {STRONG_EDGE}; }}
    Control[ability="waiting"] QLabel {{ color: {QUIET_INK}; }}
    Control:disabled, Toggle:disabled {{ background: {PAGE}; border: {edge}px solid {EDGE}; }}
    Control QLabel:disabled {{ color: {STRONG_EDGE}; }}
    Toggle[chosen="yes"] {{ background: {ACCENT_PALE}; border: {theme.px(3)}px solid {ACCENT}; }}
    Toggle[chosen="yes"] QLabel {{ font-weight: 600; color: {ACCENT_DARK}; }}
    """


def _filled(which: str, ground: str, dark: str) -> str:
    return f"""
    Control{which}[ability="ready"] {{ background: {ground}; border-color: {dark}; }}
    Control{which}[ability="ready"]:hover {{ background: {dark}; }}
    Control{which}[ability="ready"]:focus {{ border-color: {INK}; }}
    Control{which}[ability="ready"] QLabel {{ color: {CARD}; }}
    Control{which}[ability="ready"] QLabel[part="key"] {{ color: {CARD}; background: {dark};
        border-color: {CARD}; }}
    """


def _fields(theme: Theme) -> str:
    medium, high = TONES[Tone.MEDIUM], TONES[Tone.HIGH]
    return f"""
    QLineEdit {{ background: {CARD}; border: {theme.px(2)}px solid {STRONG_EDGE}; border-radius: {theme.px(6)}px;
        padding: 0 {theme.px(8)}px; font-size: {theme.letters(TypeSize.LARGE)}px;
        selection-background-color: {ACCENT}; }}
    QLineEdit[kind="reading"] {{ font-size: {theme.letters(TypeSize.HEADLINE)}px; }}
    QLineEdit:focus {{ border: {theme.px(3)}px solid {ACCENT}; }}
    QLineEdit[state="medium"] {{ border-color: {medium.ink}; background: {medium.pale}; }}
    QLineEdit[state="problem"], QLineEdit[state="high"] {{ border-color: {high.ink}; background: {high.pale}; }}
    """


def _tables(theme: Theme) -> str:
    space = f"padding: {theme.px(5)}px {theme.px(6)}px;"
    return f"""
    TableView QLabel[part="head"] {{ color: {QUIET_INK};
        border-bottom: {theme.px(2)}px solid {STRONG_EDGE}; {space} }}
    TableView QLabel[part="cell"] {{ border-bottom: 1px solid {EDGE}; {space} }}
    TableView QLabel[part="marked"] {{ background: {ACCENT_PALE}; font-weight: 600;
        border-bottom: 1px solid {EDGE}; {space} }}
    LongTableView {{ background: {CARD}; border: 1px solid {EDGE}; }}
    LongTableView:focus {{ border: {theme.px(2)}px solid {ACCENT}; }}
    LongTableView QHeaderView, LongTableView QHeaderView::section {{ background: {CARD}; border: none; }}
    LongTableView QHeaderView::section {{ color: {QUIET_INK}; font-weight: 600;
        border-bottom: {theme.px(2)}px solid {STRONG_EDGE}; padding: {theme.px(5)}px {theme.px(8)}px; }}
    QProgressBar {{ background: {EDGE}; border: none; border-radius: {theme.px(5)}px; }}
    QProgressBar::chunk {{ background: {ACCENT}; border-radius: {theme.px(5)}px; }}
    """


def _beds(theme: Theme) -> str:
    return f"""
    TabView {{ background: {CARD}; border: 1px solid {STRONG_EDGE}; border-radius: {theme.px(6)}px; }}
    TabView:hover, BoardCardView:hover {{ background: {ACCENT_PALE}; }}
    TabView[shown="yes"] {{ border: {theme.px(3)}px solid {ACCENT}; background: {ACCENT_PALE}; }}
    TabView QLabel[part="key"], BoardCardView QLabel[part="key"] {{ color: {QUIET_INK}; background: {PAGE};
        border: 1px solid {STRONG_EDGE}; border-radius: {theme.px(4)}px; padding: 0 {theme.px(4)}px; }}
    """
