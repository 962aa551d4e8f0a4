"""A tiny Whisper of random weights in CTranslate2's format: it hears nothing right, but takes every step."""

from __future__ import annotations

import string
from pathlib import Path

SPECIALS = ["<|endoftext|>", "<|startoftranscript|>", "<|translate|>", "<|transcribe|>", "<|startoflm|>"]
SPECIALS += ["<|startofprev|>", "<|nospeech|>", "<|notimestamps|>"]
TIMES = [f"<|{step * 0.02:.2f}|>" for step in range(1501)]


def build(folder: Path) -> Path:
    """Write the model into `folder`/model and return that."""
    import torch
    from ctranslate2.converters import TransformersConverter
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import (
        PreTrainedTokenizerFast,
        WhisperConfig,
        WhisperFeatureExtractor,
        WhisperForConditionalGeneration,
    )

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    alphabet = pre_tokenizers.ByteLevel.alphabet()
    words = ["the learner asks and the lecturer answers"] * 3 + list(string.printable)
    tokenizer.train_from_iterator(words, trainers.BpeTrainer(vocab_size=300, initial_alphabet=alphabet))
    tokenizer.add_special_tokens([*SPECIALS, *TIMES])
    ids = {token: tokenizer.token_to_id(token) for token in SPECIALS}

    torch.manual_seed(1)
    config = WhisperConfig(
        vocab_size=tokenizer.get_vocab_size(), num_mel_bins=80, d_model=32,
        encoder_layers=1, decoder_layers=1, encoder_attention_heads=2, decoder_attention_heads=2,
        encoder_ffn_dim=32, decoder_ffn_dim=32, pad_token_id=ids["<|endoftext|>"], bos_token_id=ids["<|endoftext|>"],
        eos_token_id=ids["<|endoftext|>"], decoder_start_token_id=ids["<|startoftranscript|>"],
        suppress_tokens=[], begin_suppress_tokens=[ids["<|endoftext|>"]],
    )  # fmt: skip
    model = WhisperForConditionalGeneration(config)
    with torch.no_grad():  # words are what it is to say, and not marks of time
        model.model.decoder.embed_tokens.weight[ids["<|endoftext|>"] :] *= 0.01
    source = folder / "source"
    model.save_pretrained(source)
    WhisperFeatureExtractor().save_pretrained(source)
    PreTrainedTokenizerFast(tokenizer_object=tokenizer, unk_token="<|endoftext|>").save_pretrained(source)
    TransformersConverter(str(source), copy_files=["tokenizer.json"]).convert(str(folder / "model"))
    return folder / "model"
