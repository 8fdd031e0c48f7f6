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
import type { CreatedDocument } from './request-creation'

/** What happens to a form whose document was just created: `announce` to the rest of the admin, `show` in the form. */
export function useCreated(): { announce(doc: CreatedDocument): void; show(doc: CreatedDocument): Promise<void> } {
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
      // For what opened the drawer this is an update, as of every draft that saves itself: it selects the document.
      const { updatedAt } = doc
      void drawer.onSave?.({ doc, operation: 'update', result: doc, updatedAt } as never)
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
    show: async (doc) => {
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
      if (!state) return
      form.dispatchFields({
        type: 'MERGE_SERVER_STATE',
        acceptValues: { overrideLocalChanges: false },
        prevStateRef: former,
        serverState: state,
      })
    },
  }
}
