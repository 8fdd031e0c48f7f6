import { relative, resolve } from 'node:path'

interface Places {
  MEDIA_DIR: string
  DOCUMENTS_DIR: string
}

/** A French warning when private documents lie in the folder of public images; `undefined` otherwise. */
export function documentsWarning({ MEDIA_DIR, DOCUMENTS_DIR }: Places): string | undefined {
  const path = relative(resolve(MEDIA_DIR), resolve(DOCUMENTS_DIR))
  if (path.startsWith('..') || resolve(path) === path) return undefined
  return 'ATTENTION : les documents privés (accords signés) sont dans le dossier des images, MEDIA_DIR. Indiquez dans DOCUMENTS_DIR un autre dossier, que tous les nœuds partagent : ils y seront déplacés.'
}
