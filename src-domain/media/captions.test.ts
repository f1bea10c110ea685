import { expect, it } from 'vitest'
import { readCaptions } from './captions.ts'

it('reads who says what when, with or without hours, numbers and places', () => {
  const text = [
    '\uFEFFWEBVTT - 八段锦',
    'NOTE 由驿站整理',
    '1\n00:01.000 --> 00:04.500\n双手托天\n理三焦',
    '01:00:00.000 --> 01:00:02.250 line:80% align:start\n<v 老师>慢慢来</v> &amp; <i>不着急</i>',
  ].join('\r\n\r\n')
  expect(readCaptions(text)).toEqual([
    { from: 1, to: 4.5, text: '双手托天\n理三焦' },
    { from: 3_600, to: 3_602.25, text: '慢慢来 & 不着急' },
  ])
})

it('passes over what is no caption, and takes nothing from another kind of file', () => {
  const broken = [
    'WEBVTT',
    '00:05.000 --> 00:02.000\n倒着',
    '00:01 --> 00:02\n没有毫秒',
    '00:06.000 --> 00:07.000\n ',
    'STYLE\n::cue {}',
  ]
  expect(readCaptions(broken.join('\n\n'))).toEqual([])
  expect(readCaptions('1\n00:00:01,000 --> 00:00:02,000\n另一种字幕')).toEqual([])
  expect(readCaptions('')).toEqual([])
})
