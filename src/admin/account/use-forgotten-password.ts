'use client'
import { useFormFields, useFormModified, useFormProcessing, useFormSubmitted } from '@payloadcms/ui'
import { useEffect } from 'react'

/**
 * Removes a new password from the form once it is saved. Payload hides its field and leaves the password in the form, which
 * would send it again with the next change. After a refusal it stays, so that nobody writes it twice.
 */
export function useForgottenPassword(): void {
  const isHeld = useFormFields(([fields]) => Boolean(fields.password?.value))
  const dispatch = useFormFields(([, dispatchFields]) => dispatchFields)
  const isModified = useFormModified()
  const isProcessing = useFormProcessing()
  const isRefused = useFormSubmitted()
  const isSaved = !isModified && !isProcessing && !isRefused
  useEffect(() => {
    if (!isHeld || !isSaved) return
    for (const path of ['password', 'confirm-password']) dispatch({ type: 'REMOVE', path })
  }, [dispatch, isHeld, isSaved])
}
