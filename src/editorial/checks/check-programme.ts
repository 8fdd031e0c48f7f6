import type { Payload, PayloadRequest } from 'payload'
import { programmeOf } from '../../content/programme'
import { check, countByLevel } from '../../domain/checks/check'
import type { Finding } from '../../domain/checks/finding'
import type { Level } from '../../domain/checks/levels'
import type { Programme } from '../../domain/checks/programme'

/** The findings on the programme of an edition, and the programme that was checked. */
export interface Checked {
  findings: Finding[]
  counts: Record<Level, number>
  programme: Programme
}

/**
 * Checks an edition as it would be once everything pending is published; `undefined` when there is no such edition. A
 * release is refused unless `counts.blocks` is 0. Bypasses access control: the caller has checked that the user works on
 * the edition. With `only`, the edition is checked as if it had no other sessions.
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
