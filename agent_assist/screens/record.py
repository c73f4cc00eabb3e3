"""The record screen: notes in, fields out, each read back, and only then saved.

What the agent types is cleaned of secrets before anything else sees it; the rest is read on a
worker. The card decides which step is allowed, the store checks it again.
"""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Final

from agent_assist.capture import wrap_up
from agent_assist.capture.candidate import Candidate, Extraction, Value, Verdict
from agent_assist.capture.card import (
    Card,
    Confirmation,
    Entry,
    Mode,
    Phase,
    StepRefused,
    card_of,
    is_open,
)
from agent_assist.capture.fields import base_id, for_scenario
from agent_assist.capture.filling import filled, next_to_read, questions, with_fields
from agent_assist.capture.ports import NotConfirmed
from agent_assist.capture.record import Customer, Record
from agent_assist.errors import AgentAssistError
from agent_assist.i18n import current
from agent_assist.runtime.desktop import Outcome
from agent_assist.runtime.topics import Topic
from agent_assist.screens import record_rows as rows
from agent_assist.screens.messages import capture as messages
from agent_assist.screens.messages import insertion
from agent_assist.screens.messages.notice import Notice
from agent_assist.screens.messages.problems import sentence
from agent_assist.screens.record_keeping import NotesKeeper
from agent_assist.screens.record_lookup import CustomerLookup
from agent_assist.screens.record_notes import cleaned_change
from agent_assist.screens.record_sentence import Sentence, sentence_for, with_part
from agent_assist.screens.record_state import Ports, State, Step, View
from agent_assist.sensitive import Sensitive

READ_AFTER_MS: Final = 120
KEEP_AFTER_MS: Final = 1_500


class RecordScreen:
    """Keeps the card of the interaction at hand; a late reading of older notes is dropped."""

    def __init__(self, ports: Ports) -> None:
        self._ports = ports
        self._view: View | None = None
        self._keeper = NotesKeeper(ports.drafts, ports.runner)
        self._call_off_reading: Callable[[], None] = _nothing
        self._call_off_keeping: Callable[[], None] = _nothing
        self._version = 0
        self.state = State()
        self._begin()
        ports.topics.subscribe(Topic.INTERACTION, self._interaction_changed)

    def show_on(self, view: View) -> None:
        """Show the state on this view from now on."""
        self._view = view
        view.show_notes(self.state.notes, len(self.state.notes), forgets=True)
        self._show()

    def shown(self) -> None:
        """Have the records opened: the agent works with them."""
        self._ports.begin()

    # Notes

    def typed(self, text: str, caret: int) -> None:
        """Take the notes: secrets out at once, the rest is read when the hand rests a moment."""
        change = cleaned_change(self.state.notes, text, caret)
        notice = messages.removed(change.removed) if change.removed else None
        self.state = replace(
            self.state, notes=change.text, notice=notice, is_saved=False, is_reading=True
        )
        self._version += 1
        self._call_off_reading()
        self._call_off_keeping()
        self._call_off_reading = self._ports.runner.later(READ_AFTER_MS, self._read)
        self._call_off_keeping = self._ports.runner.later(KEEP_AFTER_MS, self._keep_draft)
        if change.removed and self._view:
            self._view.show_notes(change.text, change.caret, forgets=True)
        self._show()

    def recover(self, text: str) -> None:
        """Take up notes that a crash has left."""
        if not self.state.notes:
            self._renew(text)

    def _renew(self, text: str) -> None:
        self.typed(text, len(text))
        if self._view:
            self._view.show_notes(self.state.notes, len(self.state.notes), forgets=True)

    # Fields

    def choose(self, field_id: str) -> None:
        """Choose a field; its sentence and its open questions come with it."""
        if field_id in self._card.entries and field_id != self.state.chosen:
            self.state = replace(self.state, chosen=field_id, step=Step.NOTHING, part=None)
            self._tail_is_next = False
            self._show()

    def move(self, step: int) -> None:
        """Choose the field this many places further, stopping at the ends."""
        ids = list(self._card.entries)
        if ids:
            here = ids.index(self.state.chosen) if self.state.chosen in ids else -step
            self.choose(ids[min(max(here + step, 0), len(ids) - 1)])

    def edit(self) -> None:
        """Take the open question of the chosen field, or bring the cursor into its line."""
        entry = self._chosen()
        if entry is None:
            return
        asked = self._question(entry)
        if asked is not None and is_open(asked.value):
            if self._view:
                self._view.focus_value(asked.raw.strip())
        elif asked is not None:
            self._put(entry, asked.value)
        elif self._view:
            is_visible = entry.value is not None and entry.mode is Mode.CAPTURE
            value = entry.value.reveal() if is_visible and entry.value else ""
            self._view.focus_value(value if isinstance(value, str) else "")

    def put(self, text: str) -> None:
        """Take what was typed for the chosen field: a value, a wrong part, or what was said."""
        entry = self._chosen()
        if entry is None or not text.strip():
            return
        whole = text
        if self.state.step is Step.RETYPE and self.state.part is not None and entry.value:
            whole = with_part(entry.value.reveal(), self.state.say.groups, self.state.part, text)
        now = self._ports.current.context().now
        work = partial(self._ports.check, entry.field, whole, self._language, now)
        self._ports.runner.run(work, partial(self._checked, entry.field.id), self._failed)

    def decline(self, reason: str) -> None:
        """Note that the customer would not confirm the chosen field, and why."""
        self._step(lambda card: card.declined(self.state.chosen, reason))

    # Reading back

    def read_back(self) -> None:
        """Show the sentence of the chosen field, or of the next that waits for it."""
        entry = self._chosen()
        if entry is None or entry.phase not in {Phase.CAPTURED, Phase.READ_BACK}:
            entry = next_to_read(self._card)
        if entry is None:
            self._close()
            return
        self.state = replace(self.state, chosen=entry.field.id, part=None)
        self._tail_is_next = False
        if self._step(lambda card: card.read_back(entry.field.id), Step.ANSWER) and self._view:
            self._view.focus_answer()

    def yes(self) -> None:
        """Take the customer's yes; costly fields have their last digits asked once more."""
        if self.state.step is Step.CLOSING:
            self.state = replace(self.state, step=Step.NOTHING)
            self._tell(messages.to_be_saved())
            return
        entry = self._chosen()
        if entry is None or entry.value is None or self.state.step is not Step.ANSWER:
            self._tell(messages.refused("not_read_back"))
            return
        if entry.field.says_tail_again and not self._tail_is_next:
            self._tail_is_next = True
            self._show()
            return
        if self._step(lambda card: self._agreed(card, entry)):
            self._tail_is_next = False
            following = next_to_read(self._card)
            if following is not None:
                self.choose(following.field.id)

    def no(self) -> None:
        """Take the customer's no: which part was wrong?"""
        if self.state.step is Step.CLOSING:
            self.state = replace(self.state, step=Step.NOTHING)
            self._tell(messages.to_be_mended())
            return
        entry = self._chosen()
        if entry is None or self.state.step is not Step.ANSWER:
            self._tell(messages.refused("not_read_back"))
            return
        has_parts = len(self.state.say.groups) > 1 and isinstance(
            entry.value.reveal() if entry.value else None, str
        )
        step = Step.PART if has_parts else Step.RETYPE
        if self._step(lambda card: card.denied(entry.field.id), step):
            self._tell(messages.rounds(self._card.entry(entry.field.id).rounds))
            if step is Step.RETYPE and self._view:
                self._view.focus_value("")

    def wrong_part(self, part: int) -> None:
        """Ask for one part anew; only that part is typed."""
        if self.state.step is Step.PART and 0 <= part < len(self.state.say.groups):
            self.state = replace(self.state, step=Step.RETYPE, part=part)
            self._show()
            if self._view:
                self._view.focus_value("")

    # Wrapping up

    def use_disposition(self, disposition: str) -> None:
        """Say how the interaction ended."""
        self.state = replace(self.state, disposition=disposition)
        self._show()

    def insert_field(self, number: int) -> None:
        """Put the confirmed value of this number into the window worked in."""
        row = next((row for row in self.state.rows if row.number == number), None)
        if row is not None:
            self._insert(rows.plain(self._card.entry(row.id), current()))

    def insert_summary(self) -> None:
        """Put the text for the company's own system into the window worked in."""
        values = {
            row.label: row.value for row in self.state.rows if row.value and not row.is_hidden
        }
        if values or self.state.notes.strip():
            self._insert(wrap_up.crm_text(values, self.state.notes))

    def save(self) -> None:
        """Save the record; a field that waits for its yes is shown instead."""
        waiting = self._card.unsettled()
        if waiting:
            self.choose(waiting[0].field.id)
            self._tell(messages.waiting(tuple(rows.label(e.field) for e in waiting)))
            return
        record = self._record()
        self._ports.runner.run(
            lambda: self._ports.store().save(record),
            partial(self._saved, self._version),
            self._failed,
        )

    def put_away(self, then: Callable[[], None]) -> None:
        """Keep the notes at hand in the records, to be taken up again; then go on."""
        self._is_put_away = True
        self._keeper.keep(self._interaction.id, self.state.notes, then)

    def clear(self) -> None:
        """Forget notes and card."""
        self._begin()
        if self._view:
            self._view.show_notes("", 0, forgets=True)
        self._show()

    # Inside

    @property
    def _language(self) -> str:
        return self._ports.current.interaction.language

    def _begin(self) -> None:
        self._call_off_reading()
        self._call_off_keeping()
        self._version += 1
        self._begun = self._version
        self._key = self._ports.new_key()
        self._is_put_away = False
        self._by_hand: set[str] = set()
        self._found = Extraction((), (), "")
        self._lookup = CustomerLookup(self._ports.store, self._ports.runner)
        self._tail_is_next = False
        self._interaction = self._ports.current.interaction
        self._started = self._ports.current.context().now
        self._card: Card = card_of(for_scenario(self._ports.fields(), self._interaction.scenario))
        self.state = State()

    def refresh(self) -> None:
        """Take up the fields anew: the packs were read, or the scenario is another."""
        scenario = self._ports.current.interaction.scenario
        self._card = with_fields(self._card, for_scenario(self._ports.fields(), scenario))
        self._read()

    def _interaction_changed(self) -> None:
        before, now = self._interaction, self._ports.current.interaction
        self._interaction = now
        if now.id != before.id:
            if not self._is_put_away:
                self._keeper.forget(before.id)
            self.clear()
        elif (now.scenario, now.language) != (before.scenario, before.language):
            self.refresh()

    def _read(self) -> None:
        now = self._ports.current.context().now
        work = partial(self._ports.extract, self.state.notes, now, self._language)
        self._ports.runner.run(work, partial(self._was_read, self._version), self._failed)

    def _was_read(self, version: int, found: Extraction) -> None:
        if version != self._version:
            return
        if found.removed:  # a word at the end of its line, told now that the hand rests
            self._renew(found.text)
            self._tell(messages.removed(found.removed))
            return
        self._found = found
        self._card = filled(self._card, found, self._by_hand, partial(self._proof, Mode.VERIFY))
        self.state = replace(self.state, is_reading=False)
        self._after_change()

    def _after_change(self) -> None:
        entry = self._chosen()
        is_taken_back = entry is not None and entry.phase is not Phase.READ_BACK
        if is_taken_back and self.state.step is Step.ANSWER:
            self.state = replace(self.state, step=Step.NOTHING, part=None)
        if entry is None or entry.phase is Phase.EMPTY:
            following = next_to_read(self._card)
            if following is not None:
                self.state = replace(self.state, chosen=following.field.id)
        self._learn()
        self._lookup.look(self._card, partial(self._known, self._begun))
        self._show()

    def _learn(self) -> None:
        known = self._ports.current.interaction.values
        for name, entry in self._card.entries.items():
            is_hidden = entry.mode is Mode.VERIFY and entry.phase is not Phase.CONFIRMED
            if entry.value is None or is_hidden or name != base_id(name):
                continue
            text = rows.plain(entry, self._language)
            if name not in known or known[name].reveal() != text:
                self._ports.current.learn(name, text)

    def _known(self, version: int, customer: Customer) -> None:
        if version != self._begun:
            return
        for name, value in customer.values.items():
            entry = self._card.entries.get(name)
            if entry is not None and entry.phase is Phase.EMPTY:
                self._card = self._card.stored(name, value.reveal())
        history = messages.history(customer, self._ports.names())
        self.state = replace(self.state, history=history)
        self._show()

    def _checked(self, field_id: str, verdict: Verdict) -> None:
        entry = self._card.entries.get(field_id)
        if entry is None:
            return
        if verdict.value is None:
            self._tell(messages.typed_wrong(verdict.reason))
            return
        if entry.mode is Mode.VERIFY and entry.value is not None:
            self._compare(entry, verdict.value)
        else:
            self._put(entry, verdict.value)

    def _compare(self, entry: Entry, said: Value) -> None:
        proof = self._proof(Mode.VERIFY, said)
        self._step(lambda card: card.compared(entry.field.id, said, proof))
        if self._card.entry(entry.field.id).phase is not Phase.CONFIRMED:
            self._tell(messages.typed_wrong("differs"))

    def _put(self, entry: Entry, value: Value) -> None:
        was_wrong = self.state.step is Step.RETYPE
        self._by_hand.add(entry.field.id)
        if self._step(lambda card: card.captured(entry.field.id, value)):
            self._after_change()
            if was_wrong:
                self.read_back()

    def _step(self, take: Callable[[Card], Card], step: Step = Step.NOTHING) -> bool:
        """Take a step of the card; tell why when the card refuses it."""
        try:
            self._card = take(self._card)
        except StepRefused as refusal:
            self._tell(messages.refused(refusal.reason))
            return False
        self.state = replace(self.state, step=step, part=None, notice=None, is_saved=False)
        self._show()
        return True

    def _proof(self, mode: Mode, value: Value) -> Confirmation:
        now = self._ports.current.context().now
        return Confirmation(self._key.digest(value), self._ports.current.agent, now, mode)

    def _agreed(self, card: Card, entry: Entry) -> Card:
        """Return the card after a yes; one yes is for the whole problem, as it is asked as one."""
        whole = wrap_up.PROBLEM if entry.field.id in wrap_up.PROBLEM else (entry.field.id,)
        for name in whole:
            part = card.entries.get(name)
            if part is not None and part.value is not None and part.phase is not Phase.DECLINED:
                proof = self._proof(Mode.CAPTURE, part.value.reveal())
                card = card.read_back(name).confirmed(name, proof)
        return card

    def _close(self) -> None:
        """Show the summary of what was agreed, once nothing is left to be read back."""
        if not self.closing():
            self._tell(messages.refused("nothing_to_read"))
            return
        self.state = replace(self.state, step=Step.CLOSING, part=None, notice=None)
        self._show()
        if self._view:
            self._view.focus_answer()

    def _record(self) -> Record:
        interaction = self._ports.current.interaction
        return Record(
            key=self._key,
            started_at=self._started,
            saved_at=self._ports.current.context().now,
            agent_no=self._ports.current.agent,
            language=interaction.language,
            card=self._card,
            channel=interaction.channel,
            scenario=interaction.scenario,
            notes=Sensitive(self.state.notes),
            summary=Sensitive(self.closing()),
            disposition=self.state.disposition,
        )

    def closing(self) -> str:
        """Return the closing summary to be said, empty when nothing was agreed."""
        return wrap_up.closing(self._card.sayable(), self._language)

    def _saved(self, version: int, topics: tuple[Topic, ...]) -> None:
        self._ports.topics.publish(*topics)
        if version == self._version:
            self._keeper.forget(self._interaction.id)
            self.state = replace(self.state, is_saved=True)
            self._tell(messages.saved())

    def _keep_draft(self) -> None:
        self._keeper.keep(self._interaction.id, self.state.notes, _nothing)

    def _insert(self, text: str) -> None:
        self._ports.inserter.insert(text, self._ports.target(), self._inserted)

    def _inserted(self, outcome: Outcome) -> None:
        self._tell(insertion.after(outcome))

    def _chosen(self) -> Entry | None:
        return self._card.entries.get(self.state.chosen)

    def _question(self, entry: Entry) -> Candidate | None:
        asked = questions(self._card, self._found)
        name = base_id(entry.field.id)
        return next((c for c in asked if c.field == name and entry.phase is Phase.EMPTY), None)

    def _tell(self, notice: Notice | None) -> None:
        self.state = replace(self.state, notice=notice)
        self._show()

    def _failed(self, error: Exception) -> None:
        if isinstance(error, NotConfirmed):
            labels = {name: rows.label(e.field) for name, e in self._card.entries.items()}
            self._tell(messages.failed(error, labels))
        elif isinstance(error, AgentAssistError):
            self._tell(sentence(error))
        else:
            raise error

    def _show(self) -> None:
        wrong = {name: raws[-1] for name, raws in self._found.invalid().items()}
        shown_rows = rows.rows(
            self._card, wrong, questions(self._card, self._found), self._language
        )
        settled, critical = rows.progress(self._card)
        self.state = replace(
            self.state,
            rows=shown_rows,
            say=self._sentence(),
            settled=settled,
            critical=critical,
            dispositions=tuple((d.id, d.name(current())) for d in self._ports.dispositions()),
        )
        if self._view:
            self._view.show_state(self.state)

    def _sentence(self) -> Sentence:
        if self.state.step is Step.CLOSING:
            return Sentence(self.closing())
        entry = self._chosen()
        if entry is None or self.state.step is Step.NOTHING:
            return Sentence()
        return sentence_for(
            entry,
            self._card.sayable(),
            self._language,
            uses_yao=self._ports.uses_yao(),
            is_tail=self._tail_is_next,
        )


def _nothing() -> None:
    """Do nothing: there is nothing to call off, or nothing to follow."""
