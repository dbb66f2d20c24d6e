"""Portuguese section words."""

from __future__ import annotations

WORDS: dict[str, tuple[str, ...]] = {
    "five-whys": ("cinco porquês", "5 porquês", "cinco por quês", "5 por quês"),
    "why-not-sooner": (
        "por que não antes", "porque não antes", "não detectamos antes", "detectado antes", "não percebemos antes", "por que demorou",
        "por que tanto tempo", "por que tão tarde", "mais cedo", "pontos cegos", "sinais perdidos", "por que os testes", "não vimos antes",
        "não foi detectado", "detectado tarde", "detectado mais rápido", "sinais ignorados", "sinais tardios", "não antes",
    ),
    "belief": ("o que acreditávamos", "o que pensávamos", "suposições", "hipóteses"),
    "reality": ("o que realmente", "o que de fato", "realidade"),
    "went-poorly": (
        "o que deu errado", "deu errado", "o que não deu certo", "não deu certo", "o que correu mal", "correu mal", "o que não funcionou",
        "não funcionou", "o que pode melhorar", "pode melhorar", "pode ser melhorado", "a melhorar", "pontos de melhoria", "pontos fracos",
        "dificuldades", "podemos melhorar", "poderia melhorar", "o que melhorar", "oportunidades de melhoria", "fraquezas", "falhas", "falhou",
        "funcionou mal", "o que falhou", "ser melhorado",
    ),
    "went-well": (
        "o que deu certo", "deu certo", "o que correu bem", "correu bem", "o que funcionou bem", "funcionou bem", "o que funcionou",
        "pontos fortes", "pontos positivos", "acertos", "forças", "boas práticas", "fizemos bem",
    ),
    "luck": ("sorte", "onde tivemos sorte", "acaso", "coincidência"),
    "helped": ("o que ajudou", "ajudou"),
    "hurt": ("o que atrapalhou", "atrapalhou", "o que prejudicou"),
    "decisions": ("decisões", "decisão", "riscos aceitos", "não será corrigido"),
    "action-items": (
        "ações corretivas", "ações preventivas", "ações de acompanhamento", "plano de ação", "itens de ação", "ações", "medidas corretivas",
        "medidas preventivas", "medidas", "próximos passos", "próximas etapas", "recomendações", "acompanhamento", "prevenção", "melhorias",
        "tarefas", "remediação", "ações a tomar", "tarefas pendentes", "compromissos", "plano de melhoria", "plano de remediação",
        "ações de melhoria", "o que faremos", "o que vamos fazer", "action items", "mudanças", "curto prazo", "médio prazo", "longo prazo",
        "a implementar", "documentos atualizados", "documentação atualizada",
    ),
    "verification": (
        "verificação", "validação", "plano de testes", "comprovação", "eficácia", "critérios de encerramento", "acompanhamento da eficácia",
        "validar", "repetição", "novo teste",
    ),
    "open-questions": (
        "perguntas em aberto", "questões em aberto", "questões abertas", "perguntas abertas", "pontos em aberto", "pendências", "perguntas",
        "dúvidas", "incógnitas", "a esclarecer", "sem resposta",
    ),
    "contributing-factors": (
        "fatores contribuintes", "fatores que contribuíram", "fatores agravantes", "causas contribuintes", "fatores", "circunstâncias", "condições",
        "fatores humanos", "causas secundárias", "contribuiu", "permitiu", "sistema permitiu",
    ),
    "trigger": (
        "gatilho", "evento desencadeador", "desencadeador", "disparador", "o que provocou", "provocou", "o que desencadeou", "fato gerador",
        "início do problema",
    ),
    "root-cause": (
        "causa raiz", "causas raiz", "causas raízes", "causa principal", "causa fundamental", "análise de causa", "análise de causas", "causa",
        "causas", "origem", "por que aconteceu", "por que ocorreu", "razão", "motivo", "motivos", "raiz",
    ),
    "timeline": (
        "linha do tempo", "cronologia", "cronograma", "sequência de eventos", "ordem dos acontecimentos", "histórico do incidente", "eventos",
        "acontecimentos", "relato", "fatos", "cronológico", "registro de eventos", "cronologia dos fatos", "linha temporal",
    ),
    "detection": (
        "detecção", "deteção", "como foi detectado", "como detectado", "descoberta", "alertas", "como soubemos", "como foi descoberto",
        "identificação do problema", "tempo de detecção", "alerta", "como percebemos", "monitoramento",
    ),
    "impact": (
        "impacto", "impactos", "consequências", "usuários afetados", "utilizadores afetados", "clientes afetados", "escopo", "alcance", "efeitos",
        "danos", "afetados", "serviços afetados", "perdas", "custo", "magnitude", "abrangência", "prejuízo", "repercussão", "repercussões",
        "reflexos", "sintomas", "sintoma",
    ),
    "response": (
        "resolução", "recuperação", "resposta", "mitigação", "solução", "restauração", "correção", "escalonamento", "ações imediatas",
        "medidas imediatas", "contenção", "volta à normalidade", "restabelecimento", "ações tomadas", "medidas tomadas", "como foi resolvido",
        "solução de contorno", "tratativa", "tratamento", "gestão", "correção aplicada", "solução aplicada", "mudança aplicada", "como mitigamos",
        "mitigamos",
    ),
    "lessons": (
        "lições aprendidas", "lições", "aprendizados", "aprendizagens", "o que aprendemos", "conclusões", "conclusão", "aprendemos", "aprendizado",
        "o que levamos", "lição", "lição aprendida",
    ),
    "related": (
        "incidentes relacionados", "incidentes semelhantes", "incidentes similares", "incidentes anteriores", "veja também", "ver também",
        "relacionados", "recorrência", "precedentes", "anteriores",
    ),
    "communication": (
        "comunicação", "comunicações", "página de status", "anúncios", "reunião", "clientes informados", "mensagens", "notificações", "comunicados",
        "informar clientes",
    ),
    "people": (
        "participantes", "envolvidos", "pessoas envolvidas", "autores", "autor", "equipe", "equipa", "pessoas", "responsáveis", "responsável",
        "papéis", "revisores", "aprovação", "agradecimentos", "facilitador", "equipe de resposta", "participou", "elaborado por", "redigido por",
        "contatos", "time envolvido",
    ),
    "glossary": ("glossário", "definições", "termos"),
    "evidence": (
        "anexo", "anexos", "apêndice", "referências", "evidências", "evidência", "registros", "registos", "links", "recursos", "capturas de tela",
        "documentos", "fontes", "documentação", "material", "gráficos", "capturas", "provas", "mensagens de erro", "informações adicionais",
        "informações complementares",
    ),
    "background": (
        "contexto", "antecedentes", "estado anterior", "arquitetura", "histórico", "situação inicial", "funcionamento normal", "ambiente",
        "situação atual",
    ),
    "status": (
        "status", "estado", "metadados", "informações gerais", "dados gerais", "dados do incidente", "severidade", "gravidade", "duração",
        "métricas", "detalhes do incidente", "ficha", "início", "fim", "prioridade", "categoria", "identificação", "ficha técnica", "classificação",
        "quando", "=informações", "=data", "data e hora", "informações básicas",
    ),
    "summary": (
        "resumo", "sumário", "resumo executivo", "sumário executivo", "o que aconteceu", "o que ocorreu", "descrição", "visão geral", "introdução",
        "síntese", "=incidente", "problema", "enunciado do problema", "em breve", "o que houve", "fatos relevantes", "recapitulação",
    ),
    "analysis": (
        "análise", "análise técnica", "investigação", "diagnóstico", "detalhes técnicos", "avaliação", "explicação", "metodologia", "método",
        "riscos", "avaliação de riscos", "estudo", "reprodução",
    ),
}  # fmt: skip

# What these mean where other words of the document say their kind.
INSTEAD = {"remediação": "response"}

FILLERS = [
    "o", "a", "os", "as", "um", "uma", "de", "do", "da", "dos", "das", "em", "no", "na", "nos", "nas", "e", "ou", "que", "se", "foi",
    "foram", "é", "são", "era", "nós", "nosso", "nossa", "por", "para", "com", "ao", "à", "seu", "sua", "incidente", "incidentes", "queda",
]  # fmt: skip
