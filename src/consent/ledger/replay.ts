import type { Payload } from 'payload'
import { stopWithholding, withhold } from '../../../collections/shared/access/withheld'
import { findDocuments } from '../../../collections/shared/find-documents'
import { personCollections } from '../../domain/person-link'
import { env } from '../../env'
import { erase, findErasure } from '../erasure/erase'
import { asOneWrite } from '../transaction'
import type { Subject } from '../withdraw/people'
import { finishedWithdrawal } from '../withdraw/withdraw'
import { removeErasedFiles } from './erased-files'
import { digestIn, type Ledger, type LedgerFact } from './format'
import { inLedger } from './in-ledger'
import { type LedgerProblem, openLedger } from './open'
import { writePosition } from './position'

/** A replay of another node may take as long as this. */
const WITHIN_MS = 60_000

/**
 * Brings a restored database back in line: erases and withdraws again everybody whom the ledger records and the database does not
 * know of. Where the ledger is damaged or missing, testimonials and images of people are withheld. Must be finished before the first
 * request is served. Can be repeated. Returns a French warning when something is withheld.
 */
export async function replayLedger(payload: Payload): Promise<string | undefined> {
  stopWithholding()
  const open = await openLedger(payload)
  if (open === undefined) return undefined
  if ('problem' in open) return withheld(sentences[open.problem])
  if (open.position === open.ledger.facts.length) {
    await removeErasedFiles(payload, open.ledger)
    return undefined
  }
  try {
    await inLedger(payload, 'ledger replay', () => replay(payload), WITHIN_MS)
    return undefined
  } catch (err) {
    payload.logger.error({ err, msg: 'The ledger could not be replayed.' })
    return withheld('il n’a pas pu être rejoué ; voyez l’erreur dans ce journal, puis redémarrez')
  }
}

async function replay(payload: Payload): Promise<void> {
  const open = await openLedger(payload)
  if (!open || 'problem' in open) throw new Error(`The ledger cannot be used: ${open?.problem ?? 'missing'}.`)
  const { ledger, position } = open
  const facts = ledger.facts.slice(position)
  const people = await peopleOf(payload, ledger)
  const erased = new Set(facts.filter(({ kind }) => kind === 'erasure').map(({ who }) => who))
  let count = 0
  for (const fact of facts) {
    const person = people.get(fact.who)
    if (fact.kind === 'consent') count += (await withdrawConsent(payload, ledger, fact)) ? 1 : 0
    else if (person && fact.kind === 'erasure' && (await eraseAgain(payload, person))) count += 1
    else if (person && fact.kind === 'withdrawal' && !erased.has(fact.who)) {
      await finishedWithdrawal(payload, person)
      count += 1
    }
  }
  await removeErasedFiles(payload, ledger)
  // What the replay did is recorded too.
  const after = await openLedger(payload)
  const end = after && 'ledger' in after ? after.ledger.facts.length : ledger.facts.length
  await writePosition(payload, { ledger: ledger.id, position: end })
  payload.logger.info(
    `Ledger: facts that a restored database did not know: ${facts.length}; brought in line: ${count}.`,
  )
}

/** The documents of people by their pseudonyms in a ledger. */
async function peopleOf(payload: Payload, ledger: Ledger): Promise<Map<string, Subject>> {
  const people = new Map<string, Subject>()
  for (const collection of personCollections) {
    const options = { trash: true, select: { slug: true }, as: 'system' } as const
    for (const { id } of await findDocuments<{ id: string }>(payload, collection, options)) {
      people.set(digestIn(ledger, `${collection}/${id}`), { collection, id })
    }
  }
  return people
}

async function eraseAgain(payload: Payload, person: Subject): Promise<boolean> {
  if ((await findErasure(payload, person.id))?.state === 'done') return false
  await erase(payload, person)
  return true
}

async function withdrawConsent(payload: Payload, ledger: Ledger, { who, at }: LedgerFact): Promise<boolean> {
  const isGiven = { withdrawnAt: { equals: null } }
  const consents = await findDocuments(payload, 'consents', { where: isGiven, as: 'system' })
  const consent = consents.find(({ id }) => digestIn(ledger, `consents/${id}`) === who)
  if (!consent) return false
  const options = { collection: 'consents', id: consent.id, data: { withdrawnAt: at }, overrideAccess: true } as const
  await asOneWrite(payload, (req) => req.payload.update({ ...options, depth: 0, req }))
  return true
}

function withheld(problem: string): string {
  const sentence = `Le registre des retraits (${env.LEDGER_FILE}) n’est pas utilisable\u00A0: ${problem}.`
  withhold(sentence)
  return `${sentence} Les témoignages et les photos de personnes ne paraissent pas tant qu’il manque.`
}

const sentences: Record<LedgerProblem, string> = {
  missing: 'il manque ; remettez la dernière copie, puis redémarrez',
  unreadable: 'ce programme n’a pas le droit de le lire ; donnez-le-lui, puis redémarrez',
  damaged: 'il est abîmé ; remettez la dernière copie, puis redémarrez',
  foreign: 'c’est celui d’une autre base ; remettez le bon, puis redémarrez',
  shorter: 'des lignes manquent à la fin ; remettez la dernière copie, puis redémarrez',
}
