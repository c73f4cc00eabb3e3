"""The smallest PySide6 window that one can type into: what a frozen program starts from."""

from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

app = QApplication([])
window = QWidget()
QVBoxLayout(window).addWidget(QLineEdit())
window.resize(400, 700)
window.show()
app.exec()
