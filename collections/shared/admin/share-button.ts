/** For `admin.components.edit`: adds a button that copies a share link to the preview of the document. */
export const shareButton = { beforeDocumentControls: ['/src/admin/preview/share-button#ShareButton'] }
