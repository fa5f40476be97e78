"""How LibreOffice talks to the person: messages, questions, and small forms."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import uno  # pyright: ignore[reportMissingImports]  # LibreOffice gives it

if TYPE_CHECKING:
    from collections.abc import Sequence

TITLE = "phancong"
_OK, _YES_NO = 1, 3  # com.sun.star.awt.MessageBoxButtons
_YES = 2  # com.sun.star.awt.MessageBoxResults
_POSITION = 3  # com.sun.star.awt.PosSize
_OK_BUTTON, _CANCEL_BUTTON = 1, 2  # com.sun.star.awt.PushButtonType
# In units of a dialog: about a quarter of a letter's width, an eighth of its height.
_WIDTH, _MARGIN, _LABEL, _LINE, _GAP, _BUTTON = 260, 8, 10, 14, 6, 50
_LONG_TEXT = 34
_PLEASE_CHOOSE = "“{}”: hãy chọn một mục trong danh sách."


class People:
    """The person in front of the window of `frame`."""

    def __init__(self, context: Any, frame: Any) -> None:
        self._context = context
        self._window = frame.getContainerWindow()

    def say(self, text: str) -> None:
        """Show a message until it is closed."""
        self._box("INFOBOX", _OK, text)

    def ask(self, text: str) -> bool:
        """Ask a question."""
        return bool(self._box("QUERYBOX", _YES_NO, text) == _YES)

    def enter(self, title: str, fields: Sequence[dict[str, Any]]) -> list[str] | None:
        """Show a form until it is closed or every choice is one of its options."""
        form = _Form(self._context, title, fields)
        try:
            while form.show(self._window):
                values = form.values()
                wrong = _not_an_option(fields, values)
                if wrong is None:
                    return values
                self.say(_PLEASE_CHOOSE.format(wrong))
        finally:
            form.close()
        return None

    def _box(self, kind: str, buttons: int, text: str) -> int:
        kinds = uno.Enum("com.sun.star.awt.MessageBoxType", kind)
        toolkit = _create(self._context, "com.sun.star.awt.Toolkit")
        box = toolkit.createMessageBox(self._window, kinds, buttons, TITLE, text)
        try:
            return int(box.execute())
        finally:
            box.dispose()


def _not_an_option(fields: Sequence[dict[str, Any]], values: Sequence[str]) -> str | None:
    """The label of the first field whose value is none of its options."""
    for field, value in zip(fields, values):  # `strict` is younger than 3.8
        if "options" in field and value and value not in field["options"]:
            return str(field["label"])
    return None


class _Form:
    """A dialog with a label and an entry for each field."""

    def __init__(self, context: Any, title: str, fields: Sequence[dict[str, Any]]) -> None:
        self._context = context
        self._model = _create(context, "com.sun.star.awt.UnoControlDialogModel")
        self._names: list[str] = []
        self._bottom = _MARGIN
        self._model.Title, self._model.Width = title, _WIDTH
        for field in fields:
            self._add_field(field)
        self._add_button("OK", "Đồng ý", _OK_BUTTON, _WIDTH - 2 * (_BUTTON + _MARGIN))
        self._add_button("Cancel", "Đóng", _CANCEL_BUTTON, _WIDTH - _BUTTON - _MARGIN)
        self._model.Height = self._bottom + _LINE + _MARGIN
        self._dialog = _create(context, "com.sun.star.awt.UnoControlDialog")
        self._dialog.setModel(self._model)

    def show(self, window: Any) -> bool:
        """Whether the person agreed."""
        toolkit = _create(self._context, "com.sun.star.awt.Toolkit")
        self._dialog.createPeer(toolkit, window)
        room, own = window.getPosSize(), self._dialog.getPosSize()
        left, top = (room.Width - own.Width) // 2, (room.Height - own.Height) // 3
        self._dialog.setPosSize(left, top, 0, 0, _POSITION)
        return bool(self._dialog.execute())

    def values(self) -> list[str]:
        """What stands in the entries."""
        return [self._dialog.getControl(name).getText().strip() for name in self._names]

    def close(self) -> None:
        """Free the window."""
        self._dialog.dispose()

    def _add_field(self, field: dict[str, Any]) -> None:
        name = f"field{len(self._names)}"
        label = self._insert("FixedText", "label" + name, _LABEL, _WIDTH - 2 * _MARGIN)
        label.Label = field["label"]
        self._bottom += _LABEL
        options = field.get("options")
        height = _LINE if options else _LONG_TEXT
        entry = self._insert("ComboBox" if options else "Edit", name, height, _WIDTH - 2 * _MARGIN)
        entry.Text = field["value"]
        if options:
            entry.StringItemList, entry.Dropdown, entry.Autocomplete = tuple(options), True, True
            entry.LineCount = min(len(options), 20)
        else:
            entry.MultiLine = True
        self._names.append(name)
        self._bottom += height + _GAP

    def _add_button(self, name: str, label: str, kind: int, left: int) -> None:
        button = self._insert("Button", name, _LINE, _BUTTON)
        button.PositionX, button.Label, button.PushButtonType = left, label, kind
        button.DefaultButton = kind == _OK_BUTTON

    def _insert(self, kind: str, name: str, height: int, width: int) -> Any:
        model = self._model.createInstance(f"com.sun.star.awt.UnoControl{kind}Model")
        model.PositionX, model.PositionY = _MARGIN, self._bottom
        model.Width, model.Height = width, height
        self._model.insertByName(name, model)
        return model


def _create(context: Any, service: str) -> Any:
    return context.ServiceManager.createInstanceWithContext(service, context)
