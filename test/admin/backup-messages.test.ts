import { expect, test } from 'vitest'
import { formatBackup, isBackupLate } from '../../src/admin/home/backup-messages'

const now = new Date('2026-11-28T12:00:00Z')
const verifiedAt = (takenAt: string) => ({ verified: { archive: 'a.tar', takenAt, at: takenAt, seconds: 20 } })
const failed = { at: now.toISOString(), reason: 'Le disque est plein.' }

test.each([
  ['2026-11-28T11:45:00Z', 'il y a 15 minutes'],
  ['2026-11-28T03:00:00Z', 'il y a 9 heures'],
  ['2026-11-24T12:00:00Z', 'il y a 4 jours'],
])('the home says how old a backup of %s is: %s', (takenAt, age) => {
  expect(formatBackup(verifiedAt(takenAt), now, 'fr')).toBe(`Dernière sauvegarde vérifiée\u00A0: ${age}.`)
})

test('a backup that is older than two days, or was never made, is late', () => {
  expect(isBackupLate(verifiedAt('2026-11-27T03:00:00Z'), now)).toBe(false)
  expect(isBackupLate(verifiedAt('2026-11-26T03:00:00Z'), now)).toBe(true)
  expect(isBackupLate({}, now)).toBe(true)
  expect(formatBackup({}, now, 'fr')).toMatch(/^Aucune sauvegarde/)
})

test('a bucket of archives that does not answer is said, with what was known', () => {
  expect(formatBackup({ isUnreachable: true }, now, 'fr')).toMatch(/ne répond pas\. Prévenez la personne[^.]*\.$/)
  const known = { ...verifiedAt('2026-11-28T03:00:00Z'), isUnreachable: true }
  expect(formatBackup(known, now, 'fr')).toMatch(/^Le stockage des sauvegardes .* il y a 9 heures\.$/)
})

test('a failure comes first', () => {
  const text = formatBackup({ ...verifiedAt('2026-11-28T03:00:00Z'), failed }, now, 'fr')
  expect(text).toMatch(/^La dernière sauvegarde a échoué\. .* Dernière sauvegarde vérifiée/)
})
