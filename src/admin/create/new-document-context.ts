'use client'
import { createContext } from 'react'

/** A document that a form created: its id, and the values of the form that were sent, by path. */
export interface Begun {
  id: string
  sent: Record<string, unknown>
}

/** The creation of the document in a form: its id once it exists, and the function that gives it one. */
export interface Creation {
  id: string | undefined
  /** What the document began with; what the form holds beyond it is a change that is not saved yet. */
  sent: Record<string, unknown> | undefined
  begin(begun: Begun): void
}

/** Set in the form of a new document; `undefined` in that of a document that existed when the form was opened. */
export const NewDocumentContext = createContext<Creation | undefined>(undefined)
