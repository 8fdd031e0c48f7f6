import { folderOfQuery, QUERIES_FOLDER } from './stored-queries'

/** The file of a page without its address, below the folder of the page. */
const PAGE_FILE = 'index.html'
/** The file of JSON whose address has others below it. */
const DATA_FILE = 'index.json'

/**
 * The path of the file that a static host serves at an address, below the folder of the archive. `isParent` says whether
 * other addresses lie below it. Throws for an address that would leave the folder.
 */
export function fileOfAddress(address: string, { type, isParent }: { type: string; isParent: boolean }): string {
  const at = address.indexOf('?')
  const [path, search] = at < 0 ? [address, ''] : [address.slice(0, at), address.slice(at)]
  const segments = path.split('/').filter(Boolean).map(decodeURIComponent)
  if (segments.some((segment) => /^\.{1,2}$|[/\\\0]/.test(segment)))
    throw new Error(`No file has the address ${address}.`)
  const own = type.startsWith('text/html') ? [PAGE_FILE] : isParent ? [DATA_FILE] : []
  return [...(search ? [QUERIES_FOLDER, folderOfQuery(search)] : []), ...segments, ...own].join('/')
}
