// Who else is in the script: their cursors and selections with names, moved along with the words until they say anew where they are.

import { StateEffect, StateField, type EditorState } from "@codemirror/state";
import { Decoration, EditorView, WidgetType, type DecorationSet } from "@codemirror/view";
import type { Person } from "./line";

export const COLOURS = ["#d98467", "#74b386", "#8aa2dc", "#d7a94e", "#b98bd0", "#5fb0b7", "#d67fa3", "#9cab5a"];

export const colourOf = (person: Person): string => COLOURS[person.colour % COLOURS.length]!;

export const initials = (name: string): string => name.split(/\s+/).map((part) => part[0] ?? "").join("").slice(0, 2).toUpperCase() || "?";

export const seen = StateEffect.define<Person[]>();

class Caret extends WidgetType {
  constructor(readonly person: Person) { super(); }

  override eq(other: Caret): boolean { return other.person.id === this.person.id && other.person.name === this.person.name; }

  toDOM(): HTMLElement {
    const caret = document.createElement("span");
    caret.className = "co-caret";
    caret.style.setProperty("--of", colourOf(this.person));
    const flag = document.createElement("span");
    flag.dataset.name = this.person.name;
    caret.append(flag);
    caret.setAttribute("aria-hidden", "true");
    return caret;
  }
}

export const company = StateField.define<Person[]>({
  create: () => [],
  update(people, tr) {
    for (const effect of tr.effects) if (effect.is(seen)) people = effect.value;
    if (tr.docChanged) people = people.map((person) => (person.h === undefined ? person : { ...person, a: tr.changes.mapPos(Math.min(person.a!, tr.startState.doc.length), 1), h: tr.changes.mapPos(Math.min(person.h, tr.startState.doc.length), 1) }));
    return people;
  },
  provide: (field) => EditorView.decorations.from(field, shown),
});

function shown(people: Person[]): DecorationSet {
  const ranges = [];
  for (const person of people) {
    if (person.h === undefined || person.a === undefined) continue;
    const [from, to] = [Math.min(person.a, person.h), Math.max(person.a, person.h)];
    if (to > from) ranges.push(Decoration.mark({ class: "co-selection", attributes: { style: `--of:${colourOf(person)}` } }).range(from, to));
    ranges.push(Decoration.widget({ widget: new Caret(person), side: 1 }).range(person.h));
  }
  return Decoration.set(ranges, true);
}

export const othersIn = (state: EditorState): Person[] => state.field(company);
