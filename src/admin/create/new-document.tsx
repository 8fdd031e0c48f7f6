'use client'
import {
  ConfigProvider,
  type DocumentInfoProps,
  DocumentInfoProvider,
  useConfig,
  useDocumentDrawerContext,
  useTranslation,
} from '@payloadcms/ui'
import { PathParamsContext } from 'next/dist/shared/lib/hooks-client-context.shared-runtime'
import type { ClientConfig } from 'payload'
import { type ReactNode, use, useCallback, useMemo, useState } from 'react'
import { type Begun, NewDocumentContext } from './new-document-context'
import { titleOfNew } from './title-of-new'
import { useAddress } from './use-address'
import { withoutAutosave } from './without-autosave'

/**
 * Payload's document, for one that does not exist yet. It gets its id, its address and its tabs when it is first saved,
 * while the form, what is typed in it and the cursor stay as they are.
 */
export function NewDocument({ children, ...info }: DocumentInfoProps & { children: ReactNode }) {
  const { collectionSlug = '' } = info
  const { config, getEntityConfig } = useConfig()
  const { drawerSlug } = useDocumentDrawerContext()
  const language = useTranslation().i18n.language
  const [begun, begin] = useState<Begun>()
  const id = begun?.id
  const isPage = !drawerSlug
  const addressOf = useCallback(
    (segment: string) => `${config.routes.admin}/collections/${collectionSlug}/${segment}`,
    [config.routes.admin, collectionSlug],
  )

  useAddress(isPage, addressOf, id)
  const creation = useMemo(() => ({ id: begun?.id, sent: begun?.sent, begin }), [begun])
  const outerParams = use(PathParamsContext)
  // The links of the tabs are made from the parameters of the route, which stay those of the page that was opened.
  const params = useMemo(
    () => (id && isPage ? { ...outerParams, segments: ['collections', collectionSlug, id] } : outerParams),
    [id, isPage, outerParams, collectionSlug],
  )
  const saving = useMemo<ClientConfig>(
    () => (id ? config : withoutAutosave(config, collectionSlug)),
    [id, config, collectionSlug],
  )
  const { useAsTitle } = getEntityConfig({ collectionSlug })?.admin ?? {}
  const [initialData] = useState(() => {
    const heading = titleOfNew(getEntityConfig({ collectionSlug }), language)
    return { ...info.initialData, ...(useAsTitle && heading && { [useAsTitle]: heading }) }
  })

  return (
    <NewDocumentContext value={creation}>
      <PathParamsContext value={params}>
        <ConfigProvider config={saving}>
          <DocumentInfoProvider {...info} id={id} initialData={initialData} isEditing={id !== undefined}>
            {children}
          </DocumentInfoProvider>
        </ConfigProvider>
      </PathParamsContext>
    </NewDocumentContext>
  )
}
