import type { PayloadRequest, Where } from 'payload'
import { findDocuments } from '../../../../collections/shared/find-documents'
import { type Answers, mergeAnswers, readAnswers } from '../../../domain/exchange/questions'
import { latestVersions } from '../../latest-versions'

const MOST_IMPORTS = 20

/**
 * Returns the answers that were given at earlier imports, the latest last: all of those for the same edition; of other
 * editions those about words, since their rooms, people and lines are others.
 */
export async function rememberedAnswers(req: PayloadRequest, edition: string): Promise<Answers> {
  const where: Where = { answers: { exists: true } }
  type Answered = { id: string; edition: string; answers?: unknown }
  const query = { ...latestVersions, where, sort: '-createdAt', limit: MOST_IMPORTS }
  const imports = await findDocuments<Answered>(req, 'imports', query)
  const all = imports.reverse().map((one) => ({ isHere: one.edition === edition, answers: readAnswers(one.answers) }))
  const elsewhere = all.filter(({ isHere }) => !isHere).map(({ answers }) => aboutWords(answers))
  const here = all.filter(({ isHere }) => isHere).map(({ answers }) => answers)
  return mergeAnswers(...elsewhere, ...here)
}

const aboutWords = ({ room, person, line, ...words }: Answers): Answers => words
