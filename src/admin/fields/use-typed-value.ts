'use client'
import { type SyntheticEvent, useState } from 'react'

interface Options {
  /** The value of the form in the format of the input; `''` when there is none. */
  shown: string
  isComplete(typed: string): boolean
  store(typed: string): void
  clear(): void
}

/**
 * Handles the events of a native date input, which is typed part by part. A complete entry is stored at once, an emptied
 * input clears the value, and an input that is left incomplete shows the former value again.
 */
export function useTypedValue({ shown, isComplete, store, clear }: Options) {
  const [typed, setTyped] = useState<string>()
  const [isIncomplete, setIsIncomplete] = useState(false)

  // An incomplete date also reads as ''; only `badInput` distinguishes it from an emptied one.
  const clearWhenEmptied = ({ value, validity }: HTMLInputElement) => {
    if (value === '' && !validity.badInput && shown !== '') clear()
  }
  return {
    isIncomplete,
    input: {
      value: typed ?? shown,
      onChange: ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => {
        setTyped(currentTarget.value)
        setIsIncomplete(false)
        if (isComplete(currentTarget.value)) store(currentTarget.value)
        else clearWhenEmptied(currentTarget)
      },
      // Emptying one of several empty parts does not change the value, so that browsers send no change event.
      onKeyUp: ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => clearWhenEmptied(currentTarget),
      onBlur: ({ currentTarget }: SyntheticEvent<HTMLInputElement>) => {
        const { value, validity } = currentTarget
        clearWhenEmptied(currentTarget)
        setIsIncomplete(validity.badInput || (value !== '' && !isComplete(value)))
        setTyped(undefined)
      },
    },
  }
}
