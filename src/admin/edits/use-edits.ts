'use client'
import { useAllFormFields, useDocumentInfo, useForm } from '@payloadcms/ui'
import type { FormState } from 'payload'
import { use, useLayoutEffect, useRef, useState } from 'react'
import { absorbAnswer } from '../../domain/edits/absorb-answer'
import { type AskedConflict, BASE, type EditOutcome, type OthersEdit } from '../../domain/edits/edit-request'
import { isSame } from '../../domain/edits/is-same'
import type { ValuesByPath } from '../../domain/edits/merge-edit'
import { NewDocumentContext } from '../create/new-document-context'
import { isList, pathsOf, valuesByPath } from './form-values'
import { useListReplacement } from './use-list-replacement'

/** What a form shows of the edits of others, and how its questions are answered. */
export interface Edits {
  others: OthersEdit[]
  dismiss(): void
  asked: AskedConflict[]
  answer(conflict: AskedConflict, choice: 'mine' | 'theirs'): void
}

interface Memory {
  /** By path, a value that the form has shown: the server compares with it what others have made of the field. */
  base: ValuesByPath
  asked: AskedConflict[]
  /** Whether the state of the form has had the base. Its context hands on what is dispatched one render later. */
  isInForm: boolean
}

interface Answered {
  _edits?: EditOutcome
}

const formId = () => `${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`

/**
 * Sends with each save of the form, under `_base`, the values that it started from; takes what others changed into the form;
 * and collects the fields that both changed. It works on the state of the form alone, so every save of Payload's own is
 * covered: autosave, draft, publication.
 */
export function useEdits(): Edits {
  const [fields, dispatch] = useAllFormFields()
  const { data } = useDocumentInfo()
  const { setModified } = useForm()
  const begunWith = use(NewDocumentContext)?.sent
  const form = useRef(formId())
  const memory = useRef<Memory>(undefined)
  const seen = useRef<unknown>(undefined)
  const [others, setOthers] = useState<OthersEdit[]>([])
  const [asked, setAsked] = useState<AskedConflict[]>([])
  const replaceList = useListReplacement((path, value) => {
    if (memory.current) memory.current.base = { ...memory.current.base, [path]: value }
  })

  // Before the next event: a later keystroke is never overwritten by the state of an earlier one.
  useLayoutEffect(() => {
    const local = valuesByPath(fields)
    const patch: FormState = {}
    const answered = data as Answered | undefined
    const isReplaced = memory.current?.isInForm && !fields[BASE]
    if (!memory.current || isReplaced) {
      // What was typed while the document was being created is not in it yet.
      const base = isReplaced ? local : { ...local, ...begunWith }
      memory.current = { base, asked: [], isInForm: false }
      seen.current = data
      setAsked([])
    }
    const now = memory.current
    if (fields[BASE]) now.isInForm = true
    if (data !== seen.current) {
      seen.current = data
      const outcome = answered?._edits
      if (outcome) {
        const { shown, rows } = absorb(now, { fields, local, doc: answered, outcome })
        setOthers((known) => withNews(known, outcome.others, { ...shown, ...rows }))
        for (const [path, value] of Object.entries(shown)) patch[path] = shownValue(fields, path, value)
        for (const [path, value] of Object.entries(rows)) void replaceList(path, value)
      }
    }
    now.asked = stillAsked([...now.asked, ...readAsked(fields)], { ...local, ...valuesOf(patch) }, now)
    if (!isSame(now.asked, asked)) setAsked(now.asked)
    Object.assign(patch, markChanged({ ...fields, ...patch }, local, now.base))
    const value = { values: now.base, hold: now.asked.map(({ path }) => path), form: form.current }
    const entry = fields[BASE]
    if (!entry || entry.errorMessage || !isSame(entry.value, value)) patch[BASE] = { value, valid: true }
    if (Object.keys(patch).length > 0) dispatch({ type: 'UPDATE_MANY', formState: patch })
  }, [fields, data, asked, begunWith, dispatch, replaceList])

  const answer: Edits['answer'] = ({ path, value }, choice) => {
    const now = memory.current
    if (!now) return
    now.asked = now.asked.filter((conflict) => conflict.path !== path)
    if (choice === 'theirs' && isList(fields, path)) void replaceList(path, value)
    else {
      const shown = { [path]: shownValue(fields, path, value) }
      if (choice === 'theirs') dispatch({ type: 'UPDATE_MANY', formState: shown })
      now.base = { ...now.base, [path]: value }
    }
    setAsked(now.asked)
    setModified(true)
  }
  return { others, dismiss: () => setOthers([]), asked, answer }
}

interface ServerAnswer {
  fields: FormState
  local: ValuesByPath
  doc: unknown
  outcome: EditOutcome
}

/** Continues from an answer of the server; returns the values to show, and the rows of lists, which take a request. */
function absorb(now: Memory, { fields, local, doc, outcome }: ServerAnswer) {
  const { base, takeOver } = absorbAnswer({ local, base: now.base, doc, saved: outcome.saved })
  const [shown, rows]: [ValuesByPath, ValuesByPath] = [{}, {}]
  for (const [path, value] of Object.entries(takeOver)) {
    const waits = isList(fields, path) || isBeingTyped(path)
    if (waits) base[path] = now.base[path]
    if (isList(fields, path)) rows[path] = value
    else if (!waits) shown[path] = value
  }
  now.base = base
  return { shown, rows }
}

/** The errors of a refused save: one question for each field, the latest. */
function readAsked(fields: FormState): AskedConflict[] {
  const message = fields[BASE]?.errorMessage
  return message ? (JSON.parse(message) as AskedConflict[]) : []
}

/** The questions that are open: one for a field, none where the form now shows the version of the other person. */
function stillAsked(asked: AskedConflict[], local: ValuesByPath, now: Memory): AskedConflict[] {
  const latest = [...new Map(asked.map((conflict) => [conflict.path, conflict])).values()]
  for (const { path, value } of latest) if (isSame(local[path], value)) now.base = { ...now.base, [path]: value }
  return latest.filter(({ path, value }) => !isSame(local[path], value))
}

function withNews(known: OthersEdit[], news: OthersEdit[], shown: ValuesByPath): OthersEdit[] {
  const added = news.filter(({ path }) => path in shown)
  if (added.length === 0) return known
  return [...known.filter(({ path }) => !(path in shown)), ...added]
}

const shownValue = (fields: FormState, path: string, value: unknown) => {
  const { isModified: _, errorMessage: __, ...field } = fields[path] ?? {}
  // The rich text editor only accepts a value from outside together with a new initial value.
  return { ...field, value, initialValue: value, valid: true }
}

const valuesOf = (patch: FormState): ValuesByPath =>
  Object.fromEntries(Object.entries(patch).map(([path, { value }]) => [path, value]))

/** Marks the fields that differ from the base, so that the answer of a running save does not replace what is typed meanwhile. */
function markChanged(fields: FormState, local: ValuesByPath, base: ValuesByPath): FormState {
  const marked: FormState = {}
  for (const [path, value] of Object.entries(local)) {
    if (isSame(value, base[path])) continue
    for (const one of pathsOf(fields, path)) {
      const field = fields[one]
      if (field && !field.isModified) marked[one] = { ...field, isModified: true }
    }
  }
  return marked
}

/** Whether the cursor is in the rich text of a field, which hands on what is typed only when it is idle. */
function isBeingTyped(path: string): boolean {
  const editor = document.activeElement?.closest('[data-lexical-editor]')
  return editor?.closest('[data-field-path]')?.getAttribute('data-field-path') === path
}
