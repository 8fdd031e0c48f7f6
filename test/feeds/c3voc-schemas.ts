import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'

// The schemas of the voc/schedule project are not part of this repository: EUPL-1.2.
const folder = process.env.C3VOC_SCHEMAS ?? '../shared/oracles'

/** Whether the schemas of schedules are on this machine. */
export const hasSchemas = existsSync(join(folder, 'c3voc-schedule.xsd'))

if (!hasSchemas) {
  console.warn(
    `SKIPPED: schedules against the schemas of c3voc — ${folder} has none. Set C3VOC_SCHEMAS to their folder.`,
  )
}

/** The schema of `schedule.xml`. */
export const readXsd = (): string => readFileSync(join(folder, 'c3voc-schedule.xsd'), 'utf8')

/** Returns a function that lists what the schema of `schedule.json` says against a document. */
export function jsonSchemaValidator(): (document: unknown) => string[] {
  const ajv = new Ajv({ strict: false, allErrors: true })
  ajv.addMetaSchema(JSON.parse(readFileSync('node_modules/ajv/dist/refs/json-schema-draft-06.json', 'utf8')))
  for (const [name, pattern] of Object.entries(formats)) ajv.addFormat(name, pattern)
  const validate = ajv.compile(JSON.parse(readFileSync(join(folder, 'c3voc-schedule.schema.json'), 'utf8')))
  return (document) => {
    validate(document)
    return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)
  }
}

const formats: Record<string, RegExp | ((text: string) => boolean)> = {
  uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/,
  date: /^\d{4}-\d\d-\d\d$/,
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/,
  uri: (text) => URL.canParse(text),
  color: /^#[0-9a-f]{6}$/i,
}
