'use client'

import { PasswordField, useAuth, useDocumentInfo, useFormFields, useTranslation } from '@payloadcms/ui'
import { useEffect } from 'react'
import { inLanguage, languageOf } from '../../domain/bilingual'
import { accountTexts } from './messages'
import { useForgottenPassword } from './use-forgotten-password'

/** Asks for one's own current password, once a form changes a password or an e-mail address. */
export function CurrentPassword({ path }: { path: string }) {
  const { id } = useDocumentInfo()
  const { user } = useAuth()
  const { i18n } = useTranslation()
  const isHeld = useFormFields(([fields]) => fields[path]?.validate !== undefined)
  const dispatch = useFormFields(([, dispatchFields]) => dispatchFields)
  const isNeeded = useFormFields(([{ email, password }]) => {
    const isOther = email !== undefined && email.value !== email.initialValue
    return isOther || Boolean(password?.value)
  })
  const isShown = id !== undefined && isNeeded
  useForgottenPassword()

  // A password does not stay in a form that has no use for it, and an empty one would refuse the next save.
  useEffect(() => {
    if (isShown || !isHeld) return
    dispatch({ type: 'UPDATE', path, value: undefined, validate: undefined, valid: true, errorMessage: undefined })
  }, [dispatch, isHeld, isShown, path])

  if (!isShown) return null
  const label = inLanguage(user?.id === id ? accountTexts.currentPassword : accountTexts.yourPassword, languageOf(i18n))
  return (
    <PasswordField
      autoComplete="current-password"
      field={{ name: 'currentPassword', label }}
      path={path}
      schemaPath="users.currentPassword"
      indexPath=""
      parentPath=""
      parentSchemaPath=""
    />
  )
}
