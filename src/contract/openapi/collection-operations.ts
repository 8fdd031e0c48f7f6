import { isAddressed, isWithinEdition } from '../../domain/addressed-collections'
import type { PublicCollection } from './document-schemas'
import { type JsonSchema, schemaRef } from './json-schema'
import { inPath, type Parameter, parametersOf } from './parameters'
import { responsesWith } from './responses'

/** The operations of one path, by method. */
export type PathItem = Record<string, unknown>

const json = (schema: JsonSchema) => ({ 'application/json': { schema } })
const id = inPath('id', 'The id of the document, the same in both languages.')
const slugInPath = inPath('slug', 'The slug of the document; a former one is redirected.')
const editionInPath = inPath('edition', 'The slug of the edition.')

/** The paths of one public collection: its list, its count, its documents, by id and by address. */
export function collectionPaths({ config, name }: PublicCollection): Record<string, PathItem> {
  const base = `/api/${config.slug}`
  const tags = [name]
  const read = (operationId: string, summary: string, parameters: unknown[], responses: object): PathItem => ({
    get: { operationId, summary, tags, parameters, responses },
  })
  return {
    [base]: read(
      `list${name}`,
      `Documents of ${config.slug}, filtered, sorted and in pages`,
      parametersOf.list,
      responsesWith('One page.', json(schemaRef(`${name}List`))),
    ),
    [`${base}/count`]: read(
      `count${name}`,
      `How many documents of ${config.slug} match`,
      parametersOf.count,
      responsesWith('The number.', json(schemaRef('Count'))),
    ),
    [`${base}/{id}`]: read(
      `get${name}`,
      `One of ${config.slug} by its id`,
      [id, ...parametersOf.document],
      responsesWith('The document.', json(schemaRef(name)), { 404: 'NotFound' }),
    ),
    ...(isAddressed(config.slug) && addressPath(config.slug, base, name, read)),
    ...(config.slug === 'editions' && {
      [`${base}/by-slug/{slug}/programme`]: read(
        'getProgramme',
        'The programme of an edition by day and room',
        [slugInPath, ...parametersOf.programme],
        responsesWith('The programme.', json(schemaRef('Programme')), ofAddress),
      ),
    }),
    ...(config.upload && { [`${base}/file/{filename}`]: { get: fileOperation(name, tags) } }),
  }
}

const ofAddress = { 301: 'Moved', 404: 'NotFound', 410: 'Gone' } as const

function addressPath(
  slug: Parameters<typeof isWithinEdition>[0],
  base: string,
  name: string,
  read: (operationId: string, summary: string, parameters: unknown[], responses: object) => PathItem,
): Record<string, PathItem> {
  const within: Parameter[] = isWithinEdition(slug) ? [editionInPath, slugInPath] : [slugInPath]
  const path = within.map((parameter) => `{${parameter.name}}`).join('/')
  return {
    [`${base}/by-slug/${path}`]: read(
      `get${name}BySlug`,
      `One of ${slug} by its address`,
      [...within, ...parametersOf.document],
      responsesWith('The document.', json(schemaRef(name)), ofAddress),
    ),
  }
}

const fileOperation = (name: string, tags: string[]) => ({
  operationId: `get${name}File`,
  summary: 'A file, or one of its sizes',
  tags,
  parameters: [inPath('filename', 'The `filename` of the document or of one of its `sizes`.')],
  responses: responsesWith(
    'The bytes; ranges are answered with 206.',
    { 'image/*': { schema: {} } },
    { 404: 'NotFound' },
  ),
})
