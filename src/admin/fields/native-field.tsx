'use client'
import {
  FieldDescription,
  FieldError,
  FieldLabel,
  fieldBaseClass,
  RenderCustomComponent,
  useEditDepth,
  type useField,
} from '@payloadcms/ui'
import type { DateFieldClient, TextFieldClient } from 'payload'
import type { InputHTMLAttributes, ReactNode } from 'react'
import './native-field.css'

type InputProps = Pick<
  InputHTMLAttributes<HTMLInputElement>,
  'type' | 'value' | 'min' | 'max' | 'disabled' | 'onChange' | 'onBlur' | 'onFocus' | 'onKeyUp' | 'aria-busy'
>

interface Props {
  field: Pick<DateFieldClient | TextFieldClient, 'label' | 'required' | 'admin'>
  state: Pick<ReturnType<typeof useField>, 'path' | 'showError' | 'valid' | 'errorMessage' | 'customComponents'>
  input: InputProps
  /** Texts under the input: `note` explains the field; `notice` says what just happened, and screen readers read it. */
  note?: string
  notice?: string
  /** Why the value would be refused, as far as the form knows. */
  problem?: string
  /** What stands below the input. */
  children?: ReactNode
}

/** A native input in Payload's frame of a text field: label, error, description. */
export function NativeField({ field, state, input, note, notice, problem, children }: Props) {
  const { path, customComponents: { AfterInput, BeforeInput, Description, Error: Refusal, Label } = {} } = state
  // Payload shows no error for a draft that was refused: it counts as not submitted. This field shows it.
  const isRefused = state.showError || (state.valid === false && input.value !== '')
  const showError = isRefused || problem !== undefined
  const depth = useEditDepth()
  const id = `field-${path.replaceAll('.', '__')}${depth > 1 ? `-${depth}` : ''}`
  const { className, description } = field.admin ?? {}
  const classes = [
    fieldBaseClass,
    'text',
    'native-field',
    className,
    showError && 'error',
    input.disabled && 'read-only',
  ]
  return (
    <div className={classes.filter(Boolean).join(' ')}>
      <RenderCustomComponent
        CustomComponent={Label}
        Fallback={<FieldLabel htmlFor={id} label={field.label} path={path} required={field.required} />}
      />
      <div className={`${fieldBaseClass}__wrap`}>
        <div id={`${id}-error`}>
          <RenderCustomComponent
            CustomComponent={Refusal}
            Fallback={
              <FieldError message={isRefused ? state.errorMessage : problem} path={path} showError={showError} />
            }
          />
        </div>
        {BeforeInput}
        <input
          {...input}
          id={id}
          name={path}
          aria-describedby={`${id}-error ${id}-note ${id}-notice ${id}-description`}
          aria-invalid={showError || undefined}
          aria-required={field.required || undefined}
        />
        {AfterInput}
        {children}
        <p className="native-field__note" id={`${id}-note`}>
          {note}
        </p>
        <p className="native-field__notice" id={`${id}-notice`} role="status">
          {notice}
        </p>
        <div id={`${id}-description`}>
          <RenderCustomComponent
            CustomComponent={Description}
            Fallback={<FieldDescription description={description} path={path} />}
          />
        </div>
      </div>
    </div>
  )
}
