import type { Payload } from 'payload'
import { findDocuments } from '../../../collections/shared/find-documents'
import { isRecord, recordsOf } from '../../domain/record'
import { searchKey } from '../../domain/text'
import { peopleOf, type Subject } from './people'

/** Takes the full names of a withdrawn person out of the public change logs, which quote the titles of sessions. */
export async function scrubChangeLogs(payload: Payload, subject: Subject): Promise<void> {
  const names = (await peopleOf(payload, subject)).filter((name) => searchKey(name).includes(' '))
  if (names.length === 0) return
  const releases = await findDocuments<Release>(payload, 'releases', { locale: 'all', as: 'system' })
  for (const { id, changes } of releases) {
    const scrubbed = recordsOf(changes).map((change) => ({ ...change, summary: scrub(change.summary, names) }))
    if (JSON.stringify(scrubbed) === JSON.stringify(changes)) continue
    await payload.db.updateOne({ collection: 'releases', id, data: { changes: scrubbed }, returning: false })
  }
}

interface Release {
  id: string
  changes?: unknown
}

function scrub(summary: unknown, names: readonly string[]): unknown {
  if (!isRecord(summary)) return summary
  const without = (text: unknown, replacement: string) =>
    typeof text === 'string' ? names.reduce((found, name) => replaceName(found, name, replacement), text) : text
  return { ...summary, fr: without(summary.fr, 'quelqu’un'), en: without(summary.en, 'somebody') }
}

function replaceName(text: string, name: string, replacement: string): string {
  const words = name
    .trim()
    .split(/\s+/)
    .map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return text.replace(new RegExp(words.join('[\\s\\u00A0-]+'), 'giu'), replacement)
}
