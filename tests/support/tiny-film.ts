/** A film of a second, made in a page of a real browser: base64 of WebM, which every Chromium plays, with or without bought codecs. */
export async function tinyFilm(): Promise<string> {
  const canvas = document.createElement('canvas')
  canvas.width = 320
  canvas.height = 180
  const pen = canvas.getContext('2d')
  const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm;codecs=vp8' })
  const pieces: Blob[] = []
  recorder.ondataavailable = ({ data }) => void pieces.push(data)
  const ended = new Promise((done) => (recorder.onstop = done))
  recorder.start()
  for (let frame = 0; frame < 12; frame += 1) {
    if (pen !== null) {
      pen.fillStyle = `hsl(${frame * 30} 50% 50%)`
      pen.fillRect(0, 0, canvas.width, canvas.height)
    }
    await new Promise((done) => setTimeout(done, 90))
  }
  recorder.stop()
  await ended
  const bytes = new Uint8Array(await new Blob(pieces).arrayBuffer())
  return btoa(String.fromCharCode(...bytes))
}
