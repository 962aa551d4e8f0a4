"""A real Llama, small enough to teach a few sentences in a second: what local-model tests run instead of weights."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

TEMPLATE = (
    "{% for t in tools or [] %}<{{ t.function.name }}>{% endfor %}"
    "{% for m in messages %}<|{{ m.role }}|>{{ m.content }}"
    "{% for c in m.tool_calls or [] %}{{ c.function.name }}({{ c.function.arguments | tojson }}){% endfor %}<|end|>"
    "{% endfor %}{% if add_generation_prompt %}<|assistant|>{% endif %}"
)
ROLES = ["<|system|>", "<|user|>", "<|assistant|>", "<|tool|>"]


def tiny_tokenizer(template: str | None = TEMPLATE) -> Any:
    """Bytes, the words of the lessons, and one token for each role and for the end of a turn."""
    from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers
    from transformers import PreTrainedTokenizerFast

    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(
        vocab_size=600, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), show_progress=False
    )
    tokenizer.train_from_iterator([f"{asked} {said}" for asked, (said, _) in LESSONS.items()] * 2, trainer)
    wrapped = PreTrainedTokenizerFast(tokenizer_object=tokenizer, eos_token="<|end|>", pad_token="<|end|>")
    wrapped.add_special_tokens({"additional_special_tokens": ROLES})
    wrapped.chat_template = template
    return wrapped


@lru_cache
def taught() -> Any:
    """A Llama taught to answer each of `LESSONS` word for word."""
    import torch
    from transformers import LlamaConfig, LlamaForCausalLM

    torch.manual_seed(0)
    tokenizer = tiny_tokenizer()
    config = LlamaConfig(
        vocab_size=len(tokenizer),
        hidden_size=64,
        intermediate_size=128,
        num_hidden_layers=2,
        num_attention_heads=4,
        max_position_embeddings=1024,
        eos_token_id=tokenizer.eos_token_id,
        pad_token_id=tokenizer.pad_token_id,
        bos_token_id=None,
    )
    model = LlamaForCausalLM(config)
    texts = [
        tokenizer.apply_chat_template(
            [{"role": "user", "content": asked}, {"role": "assistant", "content": said}], tools=tools, tokenize=False
        )
        for asked, (said, tools) in LESSONS.items()
    ]
    batch = tokenizer(texts, return_tensors="pt", padding=True, padding_side="right")
    # Only the replies are learnt: which question comes cannot be foreseen.
    spoken = (batch["input_ids"] == tokenizer.convert_tokens_to_ids("<|assistant|>")).cumsum(1).bool()
    labels = batch["input_ids"].masked_fill(~(spoken & batch["attention_mask"].bool()), -100)
    optimizer = torch.optim.AdamW(model.parameters(), lr=5e-3)
    threads = torch.get_num_threads()
    torch.set_num_threads(1)  # so small a model waits longer for other threads than it computes
    for _ in range(300):
        loss = model(**batch, labels=labels).loss
        if loss.item() < 0.01:
            break
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    torch.set_num_threads(threads)
    return model.eval()


SOLVE: list[dict[str, Any]] = [{"type": "function", "function": {"name": "solve", "parameters": {"type": "object"}}}]
LESSONS: dict[str, tuple[str, list[dict[str, Any]] | None]] = {
    "hello": ("Hello! What shall we look at?", None),
    "count": ("one two three four five six seven eight nine ten eleven twelve", None),
    "call": ('I see. <tool_call>{"name": "solve", "arguments": {"question": "2x=6"}}</tool_call>', SOLVE),
    "bare": ('{"name": "solve", "parameters": {"question": "2x=6"}}', SOLVE),
    "broken": ('<tool_call>{"name": "solve", "arguments": {"question": </tool_call>', SOLVE),
    "silent": ("", None),
}


def save(folder: Path, template: str | None = TEMPLATE) -> Path:
    """Write the taught model as a transformers folder."""
    taught().save_pretrained(folder)
    tiny_tokenizer(template).save_pretrained(folder)
    return folder
