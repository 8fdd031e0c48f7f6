/** The seconds after its last sign of life for which a form counts as open: after a crash it is closed that much later. */
export const OPEN_FORM_SECONDS = 120

/** How often an open form shows that it is open, and asks who else has the document open. Hidden tabs do it once a minute. */
export const SIGN_OF_LIFE_MS = 15_000

/** The age from which a sign of life is written again: a form that is open writes this often, not at every sign. */
export const WRITTEN_EVERY_MS = 40_000

/** Somebody else who has the form of a document open. */
export interface Presence {
  name: string
  /** The instant at which they opened it. */
  since: string
}

/** The answer to a sign of life: who else has the form open, and whether the sender counts as somebody who has. */
export interface PresenceAnswer {
  isOpen: boolean
  others: Presence[]
}
