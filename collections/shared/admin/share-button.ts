/** For `admin.components.edit`: a button that copies a share link to the preview of the document, and the list of its links. */
export const shareButton = {
  beforeDocumentControls: ['/src/admin/preview/share-button#ShareButton'],
  editMenuItems: ['/src/admin/preview/share-links-item#ShareLinksItem'],
}
