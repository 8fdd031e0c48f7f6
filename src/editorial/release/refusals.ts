import { APIError, type PayloadRequest, ValidationError } from 'payload'
import { canPublish } from '../../../collections/shared/access/roles'
import { refuseRequest } from '../../../collections/shared/messages'
import type { Bilingual } from '../../domain/bilingual'
import type { Finding } from '../../domain/checks/finding'

/** Runs `work` on a document. When the document is refused, throws a refusal that names it. */
export async function namingDocument<Result>(
  req: PayloadRequest,
  label: string,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof APIError) || error.status >= 500) throw error
    const reason = error instanceof ValidationError ? reasonsOf(error) : error.message
    throw refuseRequest(req, 409, {
      fr: `« ${label} » n’a pas pu être publié. ${reason} Rien n’a changé pour le public.`,
      en: `"${label}" could not be published. ${reason} Nothing has changed for the public.`,
    })
  }
}

/** Refuses those who may not release a programme. */
export function refuseNonPublishers(req: PayloadRequest): void {
  if (canPublish(req.user)) return
  throw refuseRequest(req, req.user ? 403 : 401, {
    fr: 'Votre compte ne permet pas de publier le programme. Demandez à une personne de l’équipe de publication.',
    en: 'Only those who publish release a programme.',
  })
}

/** Ends a transaction whose programme has findings that block. */
export class BlockedRelease extends Error {
  constructor(readonly blocking: Finding[]) {
    super('The programme has findings that block its publication.')
  }
}

/** There is nothing that a release would publish or change. */
export const nothingPending: Bilingual = {
  fr: 'Rien n’attend d’être publié : le public voit déjà tout.',
  en: 'Nothing is pending.',
}

/** Returns the refusal of an edition that does not exist or is in the trash. */
export const unknownEdition = (req: PayloadRequest) =>
  refuseRequest(req, 404, {
    fr: 'Cette édition n’existe pas, ou elle est à la corbeille.',
    en: 'There is no such edition.',
  })

function reasonsOf({ data }: ValidationError): string {
  const { errors } = data as unknown as { errors: { message: string; path: string; label?: unknown }[] }
  return errors
    .map(({ message, label, path }) => {
      const name = typeof label === 'string' && label ? label : path
      return `${name}\u00A0: ${message.replace(/\.?$/, '.')}`
    })
    .join(' ')
}
