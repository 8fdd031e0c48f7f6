import type { Bilingual } from '../domain/bilingual'

/** What an API says while the store of files does not answer. */
export const filesUnreachable: { code: string; message: Bilingual } = {
  code: 'FILES_UNREACHABLE',
  message: {
    fr: 'Les fichiers ne sont pas joignables pour le moment : rien n’a été enregistré. Réessayez dans un instant.',
    en: 'The files cannot be reached at the moment: nothing was saved. Try again in a moment.',
  },
}

/** The store of files did not answer, or refused. `reason` says why, in a few English words. */
export class StoreUnreachableError extends Error {
  override name = 'StoreUnreachableError'
  readonly code = filesUnreachable.code

  constructor(
    readonly place: string,
    readonly reason: string,
    options?: ErrorOptions,
  ) {
    super(`The files in ${place} cannot be reached: ${reason}.`, options)
  }
}

/** Whether an error says that the store of files did not answer. A bundle may have a copy of the class. */
export const isStoreUnreachable = (error: unknown): error is StoreUnreachableError =>
  error instanceof Error && 'code' in error && error.code === filesUnreachable.code
