import fc from 'fast-check'
import { expect, test } from 'vitest'
import { absorbAnswer } from '../../../src/domain/edits/absorb-answer'
import { isSame } from '../../../src/domain/edits/is-same'
import { mergeEdit, type ValuesByPath } from '../../../src/domain/edits/merge-edit'
import { richTextOf } from '../../../src/domain/rich-text'

/** One value of each kind of field, made from a number. */
const kinds: Record<string, (serial: number) => unknown> = {
  text: (serial) => `texte ${serial}`,
  number: (serial) => serial,
  date: (serial) => new Date(Date.UTC(2024, 4, 21, 8, serial)).toISOString(),
  choice: (serial) => `option-${serial}`,
  choices: (serial) => [`option-${serial}`, 'option-0'],
  reference: (serial) => `id-${serial}`,
  richText: (serial) => richTextOf(`Paragraphe ${serial}`),
  group: (serial) => `dans un groupe ${serial}`,
  rows: (serial) => [{ id: 'row', speaker: `id-${serial}` }],
}
const pathOf = (kind: string) => (kind === 'group' ? 'group.inside' : kind)

/** An open form, as `use-edits.ts` runs it. */
interface Form {
  local: ValuesByPath
  base: ValuesByPath
  hold: Set<string>
  /** Every value that the form has shown, by path. */
  shown: Map<string, unknown[]>
}

const step = fc.record({
  by: fc.constantFrom(0, 1),
  does: fc.constantFrom('type', 'type', 'save', 'save', 'typeWhileSaving', 'keepMine', 'keepTheirs'),
  kind: fc.constantFrom(...Object.keys(kinds)),
  serial: fc.integer({ min: 1, max: 9 }),
})

test('of two editors nobody overwrites a value that their form has not shown, and nothing typed disappears from a form', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 4, maxLength: 40 }), (steps) => {
      let stored: Record<string, unknown> = {}
      const forms: [Form, Form] = [open(stored), open(stored)]
      for (const { by, does, kind, serial } of steps) {
        const form = forms[by] as Form
        const path = pathOf(kind)
        if (does === 'type') form.local[path] = kinds[kind]?.(serial)
        else if (does === 'save') stored = save(form, stored)
        else if (does === 'typeWhileSaving') stored = save(form, stored, { path, value: kinds[kind]?.(serial) })
        else if (form.hold.has(path)) answer(form, path, stored, does === 'keepMine')
        for (const [one, value] of Object.entries(form.local)) show(form, one, value)
      }
      for (const form of forms) {
        for (const path of form.hold) answer(form, path, stored, true)
        stored = save(form, stored)
      }
    }),
    { numRuns: 2_000, seed: 20240521 },
  )
})

function open(stored: Record<string, unknown>): Form {
  const local = Object.fromEntries(Object.keys(kinds).map((kind) => [pathOf(kind), at(stored, pathOf(kind)) ?? null]))
  return { local, base: { ...local }, hold: new Set(), shown: new Map() }
}

/** Saves a form and returns what is stored then; checks that each value that was replaced had been shown in the form. */
function save(form: Form, stored: Record<string, unknown>, typed?: { path: string; value: unknown }) {
  const sent = Object.fromEntries(Object.entries(form.local).filter(([path]) => !form.hold.has(path)))
  const { group, inside } = { group: 'group.inside', inside: sent['group.inside'] }
  const data = { ...sent, [group]: undefined, ...(inside === undefined ? {} : { group: { inside } }) }
  const edit = mergeEdit(form.base, data, stored)
  if (typed) {
    form.local[typed.path] = typed.value
    show(form, typed.path, typed.value)
  }
  if (edit.conflicts.length > 0) {
    for (const { path, theirs } of edit.conflicts) {
      form.hold.add(path)
      show(form, path, theirs)
    }
    return stored
  }
  const next = { ...stored, ...defined(edit.data) }
  for (const path of Object.keys(edit.saved)) {
    const before = at(stored, path) ?? null
    const isMerged = path === 'choices' || path === 'rows'
    const wasShown = (form.shown.get(path) ?? []).some((value) => isSame(value, before))
    expect(isMerged || wasShown || isSame(before, null), `${path} is overwritten unseen`).toBe(true)
  }
  const before = { ...form.local }
  const { base, takeOver } = absorbAnswer({ local: form.local, base: form.base, doc: next, saved: edit.saved })
  form.base = base
  for (const [path, value] of Object.entries(takeOver)) {
    const isTyped = typed?.path === path && !isSame(before[path], edit.saved[path] ?? before[path])
    expect(isTyped, `${path} disappears from the form`).toBe(false)
    form.local[path] = value
    show(form, path, value)
  }
  return next
}

function answer(form: Form, path: string, stored: Record<string, unknown>, isMine: boolean) {
  const theirs = at(stored, path) ?? null
  show(form, path, theirs)
  form.hold.delete(path)
  form.base[path] = theirs
  if (!isMine) form.local[path] = theirs
}

const show = (form: Form, path: string, value: unknown) => {
  form.shown.set(path, [...(form.shown.get(path) ?? []), value])
}

const at = (stored: Record<string, unknown>, path: string): unknown =>
  path === 'group.inside' ? (stored.group as { inside?: unknown } | undefined)?.inside : stored[path]

const defined = (data: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(data).filter(([, value]) => value !== undefined))
