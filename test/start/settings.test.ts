import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseEnv } from '../../src/env/parse-env'
import { variables } from '../../src/env/schema'

const root = new URL('../..', import.meta.url).pathname
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const settings = Object.keys(variables.shape).toSorted()

describe('the settings of the schema', () => {
  const rows = [...read('docs/operations.md').matchAll(/^\| `([A-Z][A-Z0-9_]+)` \| (.+?) \|/gm)]

  it('are those of the operations guide', () => {
    expect(rows.map(([, name]) => name).toSorted()).toEqual(settings)
  })

  it('have the defaults of the operations guide', () => {
    const documented = new Map(rows.map(([, name = '', value]) => [name, value]))
    const defaults = Object.entries(parseEnv({ PAYLOAD_SECRET: undefined })).filter(
      ([name, value]) => documented.has(name) && name !== 'NODE_ENV' && ['string', 'number'].includes(typeof value),
    )
    expect(defaults.map(([name]) => name).toSorted()).toEqual([
      'AUDIT_RETENTION_DAYS',
      'BACKUP_DIR',
      'BACKUP_KEEP',
      'CACHE_MAX_MB',
      'CHANGES_RETENTION_DAYS',
      'DATABASE_URL',
      'DOCUMENTS_DIR',
      'LEDGER_FILE',
      'LOG_LEVEL',
      'MEDIA_DIR',
      'OTEL_EXPORTER_OTLP_TIMEOUT',
      'OTEL_TRACES_SAMPLER',
      'OTEL_TRACES_SAMPLER_ARG',
      'PORT',
      'S3_REGION',
      'SECOND_FACTOR_GRACE_DAYS',
      'SLOW_QUERY_MS',
      'STOP_DELAY',
      'STOP_TIMEOUT',
    ])
    for (const [name, value] of defaults) expect([name, documented.get(name)]).toEqual([name, `\`${value}\``])
  })

  it('are those of .env.example, except the one that the commands set', () => {
    const examples = [...read('.env.example').matchAll(/^#([A-Z][A-Z0-9_]+)=/gm)].map((match) => match[1])
    expect([...new Set(examples), 'NODE_ENV'].toSorted()).toEqual(settings)
  })

  it('have examples that are accepted together', () => {
    const examples = [...read('.env.example').matchAll(/^#([A-Z][A-Z0-9_]+)=(.+)$/gm)]
    const source = Object.fromEntries(examples.map(([, name = '', value]) => [name, value]))
    // The examples of secrets are empty.
    const secrets = { PAYLOAD_SECRET: '9f2c41d07be85a63c1f0d2e4a7b69358', PREVIEW_SECRET: 'un-mot-pour-les-apercus' }
    expect(() => parseEnv({ ...source, ...secrets })).not.toThrow()
  })

  it('are each read by a source file', () => {
    const folders = ['src', 'collections'].flatMap((folder) =>
      readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' }).map((name) => join(folder, name)),
    )
    const files = [...folders, 'payload.config.ts'].filter((name) => /\.(ts|tsx|cjs)$/.test(name))
    const sources = files.filter((name) => !name.startsWith('src/env/')).map(read)
    const unread = settings.filter((name) => !sources.some((source) => new RegExp(`\\b${name}\\b`).test(source)))
    expect(unread).toEqual([])
  })
})
