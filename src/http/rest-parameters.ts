/** The parameters that say which language is read. */
export const languageParameters = ['locale', 'fallback-locale', 'fallbackLocale'] as const

/** The parameters that say what is returned of each document. */
export const shapeParameters = ['depth', 'joins', 'populate', 'richText', 'select'] as const

/** The parameters that say which documents of a list are returned, and in what order. */
export const listParameters = ['limit', 'page', 'pagination', 'sort', 'where'] as const

/** Parameters that Payload reads too, and that ask for something else than the public response. */
export const otherParameters = [
  ...['autosave', 'data', 'draft', 'flattenLocales', 'overrideLock', 'publishAllLocales', 'publishSpecificLocale'],
  ...['selectedLocales', 'showHiddenFields', 'trash', 'unpublishAllLocales', 'uploadEdits'],
] as const

const tracking = /^(?:utm_\w+|fbclid|gclid|gbraid|wbraid|dclid|msclkid|mc_cid|mc_eid|_gl)$/

/** Whether a parameter is one that analytics and newsletters add to links: it is ignored, and no part of a cache key. */
export const isTrackingParameter = (name: string): boolean => tracking.test(name)
