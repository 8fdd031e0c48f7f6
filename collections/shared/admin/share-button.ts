/** Adds to the head of a form the button that copies a link to the preview of the document. */
export const shareButton = { beforeDocumentControls: ['/src/admin/preview/share-button#ShareButton'] }
