import { statSync } from 'node:fs'
import { z } from 'zod'
import { parseCron } from '../domain/cron'
import { parseDemands, type SecondFactorPolicy } from '../domain/second-factor'
import { networksOf } from '../http/client-address'
import { parseEdgeUrl } from './edge-url'

/** The options of a check that fails with `sentence`. */
const problem = (sentence: string) => ({ error: () => sentence })

/** A URL of one of `protocols`, refused with `sentence`. */
export const url = (protocols: readonly string[], sentence: string) =>
  z.string().refine((value) => isUrl(value, protocols), problem(sentence))

/** An origin (`https://cms.exemple.fr`), normalised without its final slash; a path or a query is refused. */
export const origin = (sentence: string) =>
  z
    .string()
    .refine(isOrigin, problem(sentence))
    .transform((value) => new URL(value).origin)

/** The parts of a text between its commas, without those that are empty. */
const commaSeparated = z.string().transform((value) =>
  value
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)

/** Origins separated by commas, without repetition. */
export const origins = (sentence: string) =>
  commaSeparated
    .refine((values) => values.every(isOrigin), problem(sentence))
    .transform((values) => [...new Set(values.map((value) => new URL(value).origin))])

/** A bare e-mail address. */
export const email = (sentence: string) => z.email(problem(sentence))

/** Where to write: a `mailto:` address or a page with https. */
export const contact = (sentence: string) =>
  z.string().refine((value) => /^mailto:[^\s@]+@[^\s@]+$/.test(value) || isUrl(value, ['https:']), problem(sentence))

/** A TCP port. */
export const port = (sentence: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, problem(sentence))
    .transform(Number)
    .refine((value) => value >= 1 && value <= 65_535, problem(sentence))

/** A `file:` path, or a URL of a MongoDB server that names its host. */
export const database = (sentence: string) =>
  z
    .string()
    .refine((value) => /^file:[^?#]+/.test(value) || /^mongodb(\+srv)?:\/\/[^/\s]+/.test(value), problem(sentence))

/** A shared cache: the address of a Varnish, or the identifier of a service of Fastly or of a zone of Cloudflare. */
export const edge = (sentence: string) =>
  z.string().refine((value) => parseEdgeUrl(value) !== undefined, problem(sentence))

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

/** An amount of memory, in whole megabytes. */
export const megabytes = (sentence: string) =>
  z
    .string()
    .regex(/^\d{1,4}$/, problem(sentence))
    .transform(Number)
    .refine((value) => value >= 8 && value <= 8_192, problem(sentence))

/** A text of a certain form. */
export const pattern = (form: RegExp, sentence: string) => z.string().regex(form, problem(sentence))

/** A token that a header can carry: 16 visible ASCII characters or more. */
export const token = (sentence: string) => z.string().regex(/^[!-~]{16,}$/, problem(sentence))

/** Names or addresses of hosts, each with or without a port, separated by commas, in the form that URLs have. */
export const hosts = (sentence: string) =>
  commaSeparated
    .refine((values) => values.every((value) => hostOf(value) !== undefined), problem(sentence))
    .transform((values) => [...new Set(values.flatMap((value) => hostOf(value) ?? []))])

/** A host in the form of a URL, with its port where one is given; `undefined` for anything else. */
function hostOf(value: string): string | undefined {
  const [, name = '', port = ''] = /^(\[[0-9a-f:.]+\]|[\w.-]+)(:\d{1,5})?$/i.exec(value) ?? []
  if (!name || !URL.canParse(`http://${name}${port}`)) return undefined
  return new URL(`http://${name}`).hostname + port
}

/** Addresses and networks (`10.0.0.0/8`) separated by commas. */
export const networks = (sentence: string) => commaSeparated.refine(areNetworks, problem(sentence))

function areNetworks(values: readonly string[]): boolean {
  try {
    networksOf(values)
    return values.length > 0
  } catch {
    return false
  }
}

/** A whole number of days. */
export const days = (sentence: string, least = 1, most = 3_650) =>
  z
    .string()
    .regex(/^\d{1,4}$/, problem(sentence))
    .transform(Number)
    .refine((value) => value >= least && value <= most, problem(sentence))

/** When something is done again and again: a cron expression of five fields. */
export const cron = (sentence: string) =>
  z.string().refine((value) => parseCron(value) !== undefined, problem(sentence))

/** How many of something: a whole number from 1 to 1000. */
export const count = (sentence: string) =>
  z
    .string()
    .regex(/^\d{1,4}$/, problem(sentence))
    .transform(Number)
    .refine((value) => value >= 1 && value <= 1_000, problem(sentence))

/** `true` or `false`. */
export const flag = (sentence: string) =>
  z
    .string()
    .refine((value) => value === 'true' || value === 'false', problem(sentence))
    .transform((value) => value === 'true')

/** A folder that exists. */
export const folder = (sentence: string) =>
  z.string().refine((value) => statSync(value, { throwIfNoEntry: false })?.isDirectory() === true, problem(sentence))

/** A day, `YYYY-MM-DD`. */
export const day = (sentence: string) => z.iso.date(problem(sentence))

/** Whether each role may or must have a second factor. */
export const demands = (sentence: string) =>
  z.string().transform((value, context): SecondFactorPolicy['roles'] => {
    const roles = parseDemands(value)
    if (roles) return roles
    context.addIssue({ code: 'custom', message: sentence })
    return z.NEVER
  })

/** A whole number of seconds, from `least` to `most`. */
export const seconds = (least: number, most: number, sentence: string) =>
  z
    .string()
    .regex(/^\d{1,4}$/, problem(sentence))
    .transform(Number)
    .refine((value) => value >= least && value <= most, problem(sentence))

/** A whole number of milliseconds, a minute at most. */
export const milliseconds = (sentence: string) =>
  z
    .string()
    .regex(/^\d{1,5}$/, problem(sentence))
    .transform(Number)
    .refine((value) => value >= 1 && value <= 60_000, problem(sentence))

/** One of a few words. */
export const choice = <const Word extends string>(words: readonly Word[], sentence: string) =>
  z.enum(words, problem(sentence))

/** Names and values, `name=value,name=value`; values are percent-encoded, as OpenTelemetry writes them. */
export const pairs = (sentence: string) =>
  z.string().transform((value, context): Record<string, string> => {
    const entries = value.split(',').flatMap((part) => (part.trim() ? [pairOf(part)] : []))
    if (!entries.includes(undefined)) return Object.fromEntries(entries as [string, string][])
    context.addIssue({ code: 'custom', message: sentence })
    return z.NEVER
  })

function pairOf(part: string): [string, string] | undefined {
  const [, name = '', value = ''] = /^\s*([\w.-]+)\s*=(.*)$/.exec(part) ?? []
  try {
    return name ? [name, decodeURIComponent(value.trim())] : undefined
  } catch {
    return undefined
  }
}

/** A part of a whole, from 0 to 1. */
export const ratio = (sentence: string) =>
  z
    .string()
    .regex(/^(?:0(?:\.\d+)?|1(?:\.0+)?)$/, problem(sentence))
    .transform(Number)
