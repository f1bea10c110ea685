/**
 * What a page can keep of a person outside React: speech, sound, marked text, a focused field, the clipboard, drawn print sheets.
 * Routes and forms go with their components; the router's history is in memory and is made anew.
 */
export function leaveNothing(voice: { readonly stop: () => void }): void {
  voice.stop()
  for (const sound of document.querySelectorAll<HTMLMediaElement>('audio, video')) sound.pause()
  window.getSelection()?.removeAllRanges()
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
  // Refused where the page has no permission; then nothing could have been copied by us either.
  void navigator.clipboard?.writeText('').catch(() => undefined)
  window.scrollTo(0, 0)
}
