import type { Payload, PayloadRequest } from 'payload'
import { programmeOf } from '../../content/programme'
import { check, countByLevel } from '../../domain/checks/check'
import type { Finding } from '../../domain/checks/finding'
import type { Level } from '../../domain/checks/levels'
import type { Programme } from '../../domain/checks/programme'

/** What stands between an edition and its publication, and the programme that was looked at. */
export interface Checked {
  findings: Finding[]
  counts: Record<Level, number>
  programme: Programme
}

/**
 * Checks an edition as it would be once everything pending is published; `undefined` when there is no such edition. While
 * `counts.blocks` is not zero, nothing is to be released. Past access rules: whoever asks has made sure that the reader
 * works on the edition. With `only`, as if it had no other sessions.
 */
export async function checkProgramme(
  payload: Payload,
  editionId: string,
  req?: PayloadRequest,
  only?: ReadonlySet<string>,
): Promise<Checked | undefined> {
  const programme = await programmeOf(payload, editionId, req, only)
  if (!programme) return undefined
  const findings = check(programme, new Date().toISOString())
  return { findings, counts: countByLevel(findings), programme }
}
