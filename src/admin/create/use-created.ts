'use client'
import {
  useDocumentDrawerContext,
  useDocumentEvents,
  useDocumentInfo,
  useForm,
  useLivePreviewContext,
  useServerFunctions,
} from '@payloadcms/ui'
import { deepCopyObjectSimpleWithoutReactComponents } from 'payload/shared'
import { useRef } from 'react'
import { type CreatedDocument, valuesOf } from './request-creation'

interface Created {
  /** Informs the form and the rest of the admin. */
  announce(doc: CreatedDocument): void
  /** Selects the document in the field whose drawer contains the form; does nothing on a page. */
  select(doc: CreatedDocument): void
  /** Shows what the server added to the document, and its preview. */
  show(doc: CreatedDocument): Promise<void>
}

/** What happens to a form whose document was just created. */
export function useCreated(): Created {
  const info = useDocumentInfo()
  const form = useForm()
  const drawer = useDocumentDrawerContext()
  const { reportUpdate } = useDocumentEvents()
  const { getFormState } = useServerFunctions()
  const preview = useLivePreviewContext()
  const former = useRef({})
  const { collectionSlug = '' } = info

  return {
    announce: (doc) => {
      info.setData(doc)
      info.setLastUpdateTime(new Date(doc.updatedAt).getTime())
      info.setMostRecentVersionIsAutosaved(true)
      info.setUnpublishedVersionCount(1)
      info.incrementVersionCount()
      const { updatedAt } = doc
      reportUpdate({
        id: doc.id,
        doc,
        drawerSlug: drawer.drawerSlug,
        entitySlug: collectionSlug,
        operation: 'update',
        updatedAt,
      })
      void info.getDocPermissions(doc)
    },
    // For the field this is an update, as of every draft that saves itself.
    select: (doc) => void drawer.onSave?.({ doc, operation: 'update', result: doc, updatedAt: doc.updatedAt } as never),
    show: async (doc) => {
      const values = valuesOf(form.getData())
      const { livePreviewURL, state } = await getFormState({
        id: doc.id,
        collectionSlug,
        data: doc,
        docPermissions: info.docPermissions,
        docPreferences: await info.getDocPreferences(),
        formState: deepCopyObjectSimpleWithoutReactComponents(form.getFields(), { excludeFiles: true }),
        operation: 'update',
        renderAllFields: false,
        returnLivePreviewURL: preview.typeofLivePreviewURL === 'function',
        returnLockStatus: false,
        schemaPath: collectionSlug,
        skipValidation: true,
      })
      if (livePreviewURL) preview.setURL(livePreviewURL)
      // What changed meanwhile is saved next, and its answer is newer than this one.
      if (!state || valuesOf(form.getData()) !== values) return
      form.dispatchFields({
        type: 'MERGE_SERVER_STATE',
        acceptValues: { overrideLocalChanges: false },
        prevStateRef: former,
        serverState: state,
      })
    },
  }
}
