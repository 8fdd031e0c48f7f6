import type { PayloadRequest } from 'payload'
import type { Actor } from '../../../src/domain/audit'

/** The document that a request is about, and who sends it if its account does not say so. */
export interface AuditSubject {
  collection: string
  id: string
  actor?: Actor
}

const KEY = 'auditSubject'
const NONE = 'none'

/** Says which document a request is about, where neither its address nor its account do, for the entry that its endpoint leaves. */
export const nameSubject = ({ context }: PayloadRequest, subject: AuditSubject): void => {
  context[KEY] = subject
}

/** Says that a request has done nothing, so that its endpoint leaves no entry. */
export const leaveNoEntry = ({ context }: PayloadRequest): void => {
  context[KEY] = NONE
}

/** Returns what the endpoint of a request says about it, `undefined` when it says nothing. */
export function subjectNamedBy({ context }: PayloadRequest): AuditSubject | 'none' | undefined {
  return context?.[KEY] as AuditSubject | typeof NONE | undefined
}
