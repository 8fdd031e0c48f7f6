'use client'
import { createContext } from 'react'

/** The creation of the document in a form: its id once it exists, and the function that gives it one. */
export interface Creation {
  id: string | undefined
  begin(id: string): void
}

/** Set in the form of a new document; `undefined` in that of a document that existed when the form was opened. */
export const NewDocumentContext = createContext<Creation | undefined>(undefined)
