import { z } from 'zod'
import { parseEdgeUrl } from './edge-url'

const said = (sentence: string) => ({ error: () => sentence })

/** A URL of one of `protocols`, refused with `sentence`. */
export const url = (protocols: readonly string[], sentence: string) =>
  z.string().refine((value) => isUrl(value, protocols), said(sentence))

/** An origin (`https://cms.exemple.fr`), normalised without its final slash; a path or a query is refused. */
export const origin = (sentence: string) =>
  z
    .string()
    .refine(isOrigin, said(sentence))
    .transform((value) => new URL(value).origin)

/** Origins separated by commas, without repetition. */
export const origins = (sentence: string) =>
  z
    .string()
    .transform((value) =>
      value
        .split(',')
        .map((part) => part.trim())
        .filter(Boolean),
    )
    .refine((values) => values.every(isOrigin), said(sentence))
    .transform((values) => [...new Set(values.map((value) => new URL(value).origin))])

/** A bare e-mail address. */
export const email = (sentence: string) => z.email(said(sentence))

/** A TCP port. */
export const port = (sentence: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, said(sentence))
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65_535, said(sentence))

/** A `file:` path, or a URL of a MongoDB server that names its host. */
export const database = (sentence: string) =>
  z.string().refine((value) => /^file:[^?#]+/.test(value) || /^mongodb(\+srv)?:\/\/[^/\s]+/.test(value), said(sentence))

/** A shared cache: the address of a Varnish, or the identifier of a service of Fastly or of a zone of Cloudflare. */
export const edge = (sentence: string) =>
  z.string().refine((value) => parseEdgeUrl(value) !== undefined, said(sentence))

function isUrl(value: string, protocols: readonly string[]): boolean {
  if (!URL.canParse(value)) return false
  const { protocol, hostname } = new URL(value)
  return protocols.includes(protocol) && hostname !== ''
}

function isOrigin(value: string): boolean {
  if (!isUrl(value, ['http:', 'https:'])) return false
  const { pathname, search, hash, username, password } = new URL(value)
  return pathname === '/' && `${search}${hash}${username}${password}` === ''
}

/** A quantity of memory, in whole megabytes. */
export const megabytes = (sentence: string) =>
  z
    .string()
    .regex(/^\d{1,4}$/, said(sentence))
    .transform(Number)
    .refine((value) => value >= 8 && value <= 8_192, said(sentence))

/** A token that a header can carry: 16 visible ASCII characters or more. */
export const token = (sentence: string) => z.string().regex(/^[!-~]{16,}$/, said(sentence))
