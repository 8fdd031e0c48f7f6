import type { TextFieldSingleValidation } from 'payload'
import { text as validateText } from 'payload/shared'
import { isFileName } from '../../src/domain/alt-text'
import type { Bilingual } from '../../src/domain/bilingual'
import { isRecord } from '../../src/domain/record'
import { findDocuments } from '../shared/find-documents'
import { messageFor } from '../shared/messages'

interface Media {
  decorative?: unknown
  mimeType?: unknown
}

/** Whether a file needs an alternative text: an image that is not decorative. Captions need none. */
export const isDescribed = ({ decorative, mimeType }: Media): boolean => decorative !== true && mimeType !== 'text/vtt'

/** Requires an alternative text for an image that is not decorative: French before English, and no file name. */
export const validateAlt: TextFieldSingleValidation = async (value, options) => {
  const { data, id, req } = options
  if (!isDescribed(data as Media)) return true
  const alt = frenchOf(value)?.trim()
  if (alt && isFileName(alt)) return messageFor(req, refusals.fileName)
  const isFrench = req.locale === undefined || req.locale !== 'en'
  if (isFrench && !alt) return messageFor(req, refusals.missing)
  if (!isFrench) {
    const [stored] = id ? await findDocuments(req, 'media', { where: { id: { equals: id } }, as: 'system' }) : []
    if (!stored?.alt) return messageFor(req, refusals.frenchFirst)
  }
  return typeof value === 'string' ? validateText(value, options) : true
}

const frenchOf = (value: unknown): string | undefined => {
  const french = isRecord(value) ? value.fr : value
  return typeof french === 'string' ? french : undefined
}

const refusals: Record<'missing' | 'fileName' | 'frenchFirst', Bilingual> = {
  missing: {
    fr: 'Décrivez en une phrase ce que l’image montre, ou cochez « Image décorative » si elle n’apporte rien au sens.',
    en: 'Describe in one sentence what the image shows, or tick “Decorative” if it adds nothing to the meaning.',
  },
  fileName: {
    fr: 'Ceci est un nom de fichier. Écrivez ce que l’image montre, par exemple « Une formatrice et deux apprenantes devant un écran ».',
    en: 'This is the name of a file. Write what the image shows, such as “A trainer and two learners at a screen”.',
  },
  frenchFirst: {
    fr: 'Écrivez d’abord la description en français.',
    en: 'Write the description in French first (locale=fr).',
  },
}
