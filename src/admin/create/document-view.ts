import type { DocumentViewServerProps, SanitizedCollectionConfig } from 'payload'
import { cloneElement, isValidElement, type ReactElement, type ReactNode } from 'react'

/** The props of Payload's document view that this feature reads or sets. */
export type DocumentViewProps = Pick<DocumentViewServerProps, 'initPageResult'> & Record<string, unknown>

/** The element of Payload's document view, before it is rendered. */
export type DocumentView = ReactElement<DocumentViewProps>

type WithChildren = ReactElement<{ children?: ReactNode }>

/** Finds the document view in the tree of an admin page; `undefined` when the page shows none. */
export function findDocumentView(node: ReactNode): DocumentView | undefined {
  for (const child of [node].flat()) {
    if (!isValidElement(child)) continue
    if (isDocumentView(child)) return child
    const found = findDocumentView((child as WithChildren).props.children)
    if (found) return found
  }
  return undefined
}

/** Returns the tree of an admin page with another element in place of its document view. */
export function replaceDocumentView(node: ReactNode, replacement: ReactNode): ReactNode {
  if (Array.isArray(node)) return node.map((child: ReactNode) => replaceDocumentView(child, replacement))
  if (!isValidElement(node)) return node
  if (isDocumentView(node)) return replacement
  const { children } = (node as WithChildren).props
  if (!findDocumentView(children)) return node
  return cloneElement(node, {}, ...[children].flat().map((child) => replaceDocumentView(child, replacement)))
}

function isDocumentView(element: ReactElement): element is DocumentView {
  const { initPageResult } = element.props as Partial<DocumentViewProps>
  return typeof element.type === 'function' && initPageResult !== undefined
}

/**
 * Returns a collection whose document view writes nothing when it opens: Payload creates a draft at once unless drafts
 * are validated. The view alone reads this copy; what is saved is checked by the collection itself.
 */
export function withoutDraftAtOpening(collection: SanitizedCollectionConfig): SanitizedCollectionConfig {
  const { versions } = collection
  if (!versions?.drafts) return collection
  return { ...collection, versions: { ...versions, drafts: { ...versions.drafts, validate: true } } }
}
