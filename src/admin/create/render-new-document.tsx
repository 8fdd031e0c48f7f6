import { randomUUID } from 'node:crypto'
import { RootPage } from '@payloadcms/next/views'
import type { DocumentInfoProps } from '@payloadcms/ui'
import type { ImportMap, SanitizedConfig, ServerFunctionClientArgs } from 'payload'
import { hasAutosaveEnabled } from 'payload/shared'
import type { ComponentProps, ReactElement, ReactNode } from 'react'
import { recordOf } from '../../domain/record'
import { type DocumentView, findDocumentView, replaceDocumentView, withoutDraftAtOpening } from './document-view'
import { NewDocument } from './new-document'
import { NewDocumentPreview } from './new-document-preview'
import { presetsFor } from './presets'

interface Admin {
  config: Promise<SanitizedConfig>
  importMap: ImportMap
}

/** Whether an admin page is the form of a document that does not exist yet. */
export const isCreatePage = (segments: string[] = []): boolean =>
  segments.length === 3 && segments[0] === 'collections' && segments[2] === 'create'

/** Returns the page of a new document with a form that writes nothing until something is entered. */
export async function openNewDocument(page: ReactNode): Promise<ReactNode> {
  const view = findDocumentView(page)
  if (!view || !savesByItself(view)) return page
  return replaceDocumentView(page, await renderView(view, {}))
}

/**
 * Renders the form of a new document for a drawer, as Payload's own function does but without writing; `undefined` for
 * any other call of a server function, for a document that exists, and for a collection whose drafts do not save
 * themselves.
 */
export async function renderDrawer(
  admin: Admin,
  { name, args }: ServerFunctionClientArgs,
): Promise<{ Document: ReactNode } | undefined> {
  const { collectionSlug, docID } = args
  if (name !== 'render-document' || docID || typeof collectionSlug !== 'string') return undefined
  const page = await RootPage({
    ...admin,
    params: Promise.resolve({ segments: ['collections', collectionSlug, 'create'] }),
    searchParams: Promise.resolve({}),
  })
  const view = findDocumentView(page)
  if (!view || !savesByItself(view)) return undefined
  return { Document: await renderView(view, args) }
}

const savesByItself = ({ props: { initPageResult } }: DocumentView): boolean =>
  hasAutosaveEnabled(initPageResult.collectionConfig as never)

type Rendered = ReactElement<DocumentInfoProps & { children: ReactElement<ComponentProps<typeof NewDocumentPreview>> }>

async function renderView(view: DocumentView, options: Record<string, unknown>): Promise<ReactNode> {
  const { initPageResult } = view.props
  const collectionConfig = initPageResult.collectionConfig
  if (!collectionConfig) return view
  const render = view.type as (props: object) => Promise<Rendered | undefined>
  const rendered = await render({
    ...view.props,
    ...options,
    initPageResult: { ...initPageResult, collectionConfig: withoutDraftAtOpening(collectionConfig) },
    initialData: await presetsFor(initPageResult.req, collectionConfig, recordOf(options.initialData)),
  })
  if (!rendered) return null
  const { children, ...info } = rendered.props
  // Each form that is opened is another document: React must not reuse the former form for it.
  return (
    <NewDocument {...info} key={randomUUID()}>
      <NewDocumentPreview {...children.props} />
    </NewDocument>
  )
}
