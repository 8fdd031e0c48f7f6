import type { SanitizedConfig } from 'payload'
import { publicOperationsOf } from '../../content/public-routes'
import { CONTRACT_VERSION } from '../version'
import { collectionPaths, type PathItem } from './collection-operations'
import { type PublicCollection, publicCollectionsOf } from './document-schemas'
import { graphqlPaths } from './graphql-operations'
import { parameters } from './parameters'
import { responses } from './responses'
import { routePaths } from './route-operations'
import { listOf, sharedSchemas, withinProgramme } from './shared-schemas'

/** A description of the public API by [OpenAPI 3.1](https://spec.openapis.org/oas/v3.1.1). */
export interface OpenApi {
  openapi: string
  paths: Record<string, PathItem>
  components: { schemas: Record<string, object>; parameters: object; responses: object; securitySchemes: object }
  [part: string]: unknown
}

/** Describes what anonymous readers may ask of a configuration: its public collections, GraphQL, and the routes of features. */
export function openApiOf(config: SanitizedConfig): OpenApi {
  const collections = publicCollectionsOf(config)
  const operations = publicOperationsOf(config)
  return {
    openapi: '3.1.1',
    info: {
      title: 'Assises CMS',
      version: CONTRACT_VERSION,
      summary: 'Editions, sessions, speakers and testimonials of the Assises.',
      description:
        'Everything here is public and read without a key, from any origin. Responses have validators: send them back in `If-None-Match`. A key (`read` or `preview`) reads as a program with an account of its own.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/', description: 'This server.' }],
    security: [{}, { key: [] }, { apiKey: [] }],
    tags: [
      ...collections.map(({ name, config: { slug } }) => ({ name, description: `The collection ${slug}.` })),
      { name: 'GraphQL', description: 'The same content in one request.' },
      ...[...new Set(operations.map(({ tag }) => tag))].map((name) => ({
        name,
        description: `${name} for other software.`,
      })),
    ],
    paths: {
      ...Object.assign({}, ...collections.map(collectionPaths)),
      ...graphqlPaths,
      ...routePaths(operations),
    },
    components: {
      schemas: {
        ...Object.fromEntries(
          collections.flatMap(({ name, schema }) => [
            [name, schema],
            [`${name}List`, listOf(name)],
          ]),
        ),
        ...sharedSchemas,
        ProgrammeSession: withinProgramme(schemaOf(collections, 'Session')),
      },
      parameters,
      responses,
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'assises_…',
          description: 'A key, made in the admin under « Accès programmes » and shown once.',
        },
        apiKey: {
          type: 'apiKey',
          in: 'header',
          name: 'Authorization',
          description: 'The same key in the form `api-clients API-Key <key>`.',
        },
      },
    },
  }
}

const schemaOf = (collections: readonly PublicCollection[], name: string) =>
  collections.find((collection) => collection.name === name)?.schema ?? {}
