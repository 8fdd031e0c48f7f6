import { useConfig, useDocumentInfo, useForm, useLocale } from '@payloadcms/ui'
import { hasAutosaveEnabled } from 'payload/shared'

/** How a form saves by itself. */
export interface DraftSaving {
  /** The address of its autosave; `undefined` for a form that only saves on demand, or whose document is new. */
  url: string | undefined
  /** Saves the draft as Payload's autosave does. */
  save(): Promise<void>
}

/** Returns how the open form saves its draft by itself. */
export function useDraftSaving(): DraftSaving {
  const { config } = useConfig()
  const { collectionSlug, docConfig, id } = useDocumentInfo()
  const { setBackgroundProcessing, submit } = useForm()
  const { code: locale } = useLocale()
  const savesItself = Boolean(id && docConfig && hasAutosaveEnabled(docConfig as never))
  const query = `autosave=true&depth=0&draft=true&fallback-locale=null&locale=${locale}`
  const url = savesItself ? `${config.routes.api}/${collectionSlug}/${id}?${query}` : undefined
  const save = async () => {
    if (!url) return
    setBackgroundProcessing(true)
    await submit({
      acceptValues: { overrideLocalChanges: false },
      action: url,
      context: { getDocPermissions: false, incrementVersionCount: false },
      disableFormWhileProcessing: false,
      disableSuccessStatus: true,
      method: 'PATCH',
      overrides: { _status: 'draft' },
      skipValidation: true,
    })
    setBackgroundProcessing(false)
  }
  return { url, save }
}
