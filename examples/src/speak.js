// Reads a text aloud.
import axios from "axios";

const deepgram = axios.create({
  baseURL: "https://api.deepgram.com",
  headers: { Authorization: `Bearer ${process.env.DEEPGRAM_API_KEY}` },
});

export async function speak(text) {
  const { data } = await deepgram.post(
    "/v1/speak",
    { text },
    { params: { model: "aura-2-thalia-en", encodng: "linear16" }, responseType: "arraybuffer" },
  );
  return data;
}
