"""Spanish."""

from __future__ import annotations

NAME = "es"
STOPWORDS = """
    el la los las un una unos unas del de y es fue era fueron ha han había que en para por con no se lo su sus al como pero más este esta esto estos
    sin sobre cuando porque nos ser estaba estaban hubo habría muy ya entre
    """
ENDINGS = ("o", "a", "os", "as")
CLASSES = {
    "person": """
        ingeniero ingeniera ingenieros técnico técnica técnicos desarrollador desarrolladora desarrolladores operador operadora operadores
        administrador administradora administradores equipo equipos compañero compañera compañeros empleado empleada empleados becario becaria
        contratista responsable responsables autor autora revisor revisores guardia alguien personal jefe jefa gerente dba sre él ella
        programador programadora programadores consultor consultora director directora dirección analista analistas supervisor supervisora
        proveedor turno becarios soporte mantenedor mantenedores compañeros aprendiz gestor gestora agente agentes
        """,
    "slip": """
        olvidó olvidaron olvidado ignoró ignoraron ignorado omitió omitieron omitido confundió confundieron confundido descuidó descuidaron
        descuidado subestimó subestimaron subestimado incumplió incumplieron incumplido equivocó equivocaron equivocado saltó saltaron
        rompió rompieron arruinó malinterpretó
        desatendió desatendieron desoyó infringió menospreció
        """,
    "checked": """
        verificó verificaron verificado comprobó comprobaron comprobado probó probaron probado revisó revisaron revisado leyó leyeron leído
        avisó avisaron avisado informó informaron informado notó notaron siguió siguieron respetó documentó escaló renovó renovaron miró
        pensó preguntó consultó esperó reaccionó validó llamó
        """,
    "unintended": "accidentalmente involuntariamente erróneamente equivocadamente imprudentemente",
}
PATTERNS = {
    "BLM001": (
        "[person] * ![slip]",
        "[person] * !borró|eliminó|apagó|reinició|desactivó|desconectó|sobrescribió|modificó|desplegó * equivocado|equivocada|incorrecto|incorrecta",
        "[person] * !sin * verificar|probar|avisar|copia|revisión|comprobar|leer|preguntar|consultar",
        "[person] * !dejó|dejaron * abierto|abierta|caducar|expirar|encendido|pasar",
        "[person] * cometió|cometieron un|una|el !error|fallo|equivocación|descuido",
    ),
    "BLM002": ("[person] * !no [checked]", "[person] * !no ha|han|había|habían [checked]", "!nadie [checked]", "!nadie * [checked]"),
    "BLM003": ("[person] * ![unintended]", "[person] * por !error|accidente|descuido"),
    "BLM006": (
        "!causado|causada|provocado|provocada por un|una|el|la|los [person]",
        "!debido a un|una|el|la [person]",
        "por !culpa de|del * [person]",
        "a !causa de|del * [person]",
        "!atribuible|atribuibles|achacable a|al * [person]",
        "!causa * fue|es|: un|una|el|la [person]",
    ),
    "BLM007": ("[person] tiene|tuvo|tienen * !culpa", "la !culpa * de|del * [person]", "[person] es|fue|son !culpable|culpables"),
    "BLM009": ("!olvidé|ignoré|confundí", "!debí haber", "es * mi !culpa"),
    "HUM001": ("!error|errores|fallo humano|humanos", "!error|fallo del|de operador|usuario|técnico|administrador|empleado|personal"),
    "HUM002": ("no * se !siguió|respetó|cumplió|siguieron|respetaron|cumplieron * procedimiento|proceso|protocolo|normas|instrucciones",),
    "HUM003": ("!falta de formación|experiencia|capacitación|conocimientos", "!formación insuficiente"),
    "HND001": (
        "!debería|deberían|debió|debieron haber",
        "!debería|deberían|debió haberse",
        "[person] !tenía|tenían que haber",
        "!deberíamos|debimos haber",
    ),
    "HND002": (
        "!podría|podrían|pudo haber|haberse evitado|detectado|prevenido",
        "se !podría|podrían haber evitado|detectado|prevenido",
        "!evitable|evitables",
        "!habría|habrían bastado|evitado|detectado|impedido|mostrado",
        "si * [person]|hubiéramos !hubiera|hubiese|hubieran * verificado|probado|leído|seguido|avisado|esperado|revisado|sabido",
    ),
    "HND004": ("en !retrospectiva * error|obvio|claro", "viéndolo * !retrospectivamente"),
    "HND005": ("por qué * !nadie", "por qué * no !verificó|comprobó|probó|revisó|leyó|avisó|reaccionó", "cómo * !pudo|pudieron"),
    "CHR001": (
        "!negligente|negligentes|imprudente|imprudentes|irresponsable|irresponsables|descuidad+|chapucer+ * [person]",
        "[person] * !negligente|negligentes|imprudente|imprudentes|irresponsable|irresponsables|chapucer+|vag+",
        "!negligencia|imprudencia|descuido|dejadez|desidia|pereza|arrogancia|chapuza|irresponsabilidad|despiste",
        "!falta de rigor|cuidado|atención|disciplina|profesionalidad|diligencia|seriedad|responsabilidad|concentración|criterio",
    ),
    "CHR002": (
        "!incompetente|incompetentes|incompetencia|inepto|inepta|ineptos",
        "[person] * !inexperto|inexperta|distraído|distraída|despistado|despistada|desbordado|desbordada|torpe|torpes|terco|terca|incapaz|incapaces",
    ),
    "REM001": (
        "!ser|sean|tener|tengan más cuidados+|cuidado|atent+|prudente|prudentes|cuidadosos|cuidadoso",
        "prestar|poner * más !atención|cuidado",
        "!mayor|más atención|cuidado|diligencia|disciplina|rigor|prudencia|precaución",
        "[person]|todos|todas deben|debe|deberán|tienen|tiene * !verificar|revisar|pensar|respetar|recordar|esforzarse",
        "!próxima vez * verificar|pensar|cuidado|revisar",
    ),
    "REM002": (
        "!recordar|concienciar|sensibilizar|formar|capacitar|educar|concientizar * [person]|todos",
        "[person] * !recordado|concienciado|advertido|reeducado|sensibilizado",
    ),
    "REM003": (
        "!sanción|sanciones|amonestación|amonestado|amonestada|expediente disciplinario|disciplinaria|al|a|por",
        "[person] * !despedido|despedida|sancionado|sancionada|suspendido|suspendida|amonestado|amonestada|trasladado|trasladada|advertido|castigado",
        "rendir|rindan|rendirá !cuentas",
    ),
}
PROMISES = {
    "vague": """
        mejorar mejora optimizar optimización investigar investigación estudiar estudio evaluar evaluación analizar análisis examinar considerar
        discutir debatir revisar revisión reforzar refuerzo explorar asegurar asegurarse garantizar intentar procurar mirar repensar aclarar entender
        aumentar fomentar concienciar concienciación sensibilizar comunicar vigilar monitorizar supervisar reflexionar modernizar mejor mejores
        """,
    "concrete": """
        añadir agregar eliminar quitar borrar reemplazar sustituir crear configurar activar desactivar limitar automatizar desplegar escribir
        documentar bloquear rechazar exigir migrar mover renombrar fijar alertar instalar
        """,
    "generic": """
        error errores fallo fallos bug bugs problema problemas causa prueba pruebas test tests cobertura alerta alertas monitorización monitoreo
        supervisión documentación docs logs registros métricas proceso procesos procedimiento procedimientos comunicación formación capacitación
        calidad fiabilidad visibilidad coordinación código todo cosas cosa
        """,
    "more": "más mejores nuevas",
    "checked": "probado probada verificado verificada validado validada comprobado comprobada confirmado medido evidencia dispara falla rechaza",
    "limits": "menos más bajo debajo encima máximo mínimo supere pase",
    "groups": "equipo equipos todos todo grupo departamento soporte operaciones nosotros dirección plataforma guardia",
    "owner_words": "responsable propietario propietaria dueño asignado asignada quién encargado encargada",
    "nobody": "nadie tbd desconocido ninguno definir pendiente",
    "and": "y e",
    "months": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene feb mar abr jun jul ago sept oct nov dic",
    "weekdays": "lunes martes miércoles jueves viernes sábado domingo",
    "by": "antes para el del hasta fin plazo",
}
ASKED = {
    "BLM001": (
        "¿Qué había en la pantalla, en el paso o en el horario que lo hizo fácil?",
        "«{text}» dice a quién le pasó y deja fuera las condiciones.",
        "Poner el sistema como sujeto: qué permitía, mostraba o no comprobaba en ese paso.",
    ),
    "BLM002": (
        "¿Qué se veía y se esperaba en ese momento, y qué señal o qué paso había?",
        "«{text}» juzga a posteriori lo que no se hizo.",
        "Decir qué se mostraba, a quién, entre qué más, y qué comprobación existe o no.",
    ),
    "BLM003": (
        "¿Qué aspecto tenía el paso antes de darlo, y qué habría mostrado la diferencia?",
        "«{text}» atribuye una intención o su falta.",
        "Quitar la palabra y describir el control: su valor por defecto, su confirmación, lo que está al lado.",
    ),
    "BLM006": (
        "¿Qué hacía posible y razonable ese acto en aquel momento?",
        "«{text}» hace de una persona la causa.",
        "Nombrar una propiedad del sistema que se pueda cambiar, con su valor de entonces y el deseado.",
    ),
    "BLM007": (
        "¿Qué protección debía aguantar aquí, y por qué no aguantó?",
        "«{text}» reparte culpa.",
        "Decir qué protección faltaba o no aguantó, y cuánto cuesta tenerla.",
    ),
    "BLM009": (
        "¿Qué tendría que ser distinto para que no le pase a nadie, esté quien esté?",
        "«{text}» carga el peso en ti y no en las condiciones.",
        "Contar el mismo paso con el sistema como sujeto; tu relato va en la cronología, marcado como tal.",
    ),
    "HUM001": (
        "¿Qué hacía razonable y posible la acción en ese momento?",
        "«{text}» es una etiqueta, no una explicación.",
        "Nombrar lo que permitía la pantalla, la herramienta o el paso, y la diferencia que no se veía.",
    ),
    "HUM002": (
        "¿Qué necesita el trabajo que el procedimiento no da?",
        "«{text}» compara el trabajo con el papel.",
        "Describir el paso como está escrito, lo que se hizo, y qué lo hacía el camino viable.",
    ),
    "HUM003": (
        "¿Qué tendría que haber mostrado la herramienta para que cualquiera acertara?",
        "«{text}» hace del estado de una persona la causa.",
        "Describir qué ofrecían la herramienta, el turno o el relevo a alguien nuevo.",
    ),
    "HND001": (
        "¿Qué se sabía en ese momento, y qué habría hecho falta para actuar de otro modo?",
        "«{text}» juzga a posteriori.",
        "Decir qué había en la pantalla a esa hora; convertir el deseo en una acción.",
    ),
    "HND002": (
        "¿Qué protección lo haría cierto la próxima vez, y quién puede añadirla y para cuándo?",
        "«{text}» es un deseo sobre el pasado.",
        "Llevarlo a una acción con un resultado, un responsable y una fecha.",
    ),
    "HND004": (
        "¿Qué era visible entonces, y para quién?",
        "«{text}» abre un juicio con lo que nadie sabía.",
        "Poner la hora y lo que decía entonces la gráfica o el mensaje.",
    ),
    "HND005": (
        "¿Qué había en la pantalla, y qué pedía la situación en ese momento?",
        "«{text}» pide una excusa.",
        "Preguntar qué se mostraba, qué se esperaba y qué más estaba pasando.",
    ),
    "CHR001": (
        "¿Cómo era el trabajo desde dentro: hora, carga, herramientas, presión?",
        "«{text}» juzga el cuidado o el carácter.",
        "Quitar la palabra y describir lo que la interfaz aceptaba o no mostraba.",
    ),
    "CHR002": (
        "¿Qué habría necesitado ver una persona nueva en esto?",
        "«{text}» juzga la capacidad.",
        "Describir la propiedad de la herramienta o del paso que pide más de lo que muestra.",
    ),
    "REM001": (
        "¿Qué bloqueo, valor por defecto o límite aguantaría sin que nadie se acuerde?",
        "«{text}» confía en el cuidado, que no es una protección.",
        "Nombrar en su lugar la protección, con responsable, fecha y prueba: un campo obligatorio, una entrada rechazada, una segunda aprobación.",
    ),
    "REM002": (
        "¿Qué haría fácil el paso correcto sin recordárselo a nadie?",
        "«{text}» se desvanece y no llega a quien entra después.",
        "Dejar el recordatorio junto a un cambio de herramienta, bloqueo o valor por defecto.",
    ),
    "REM003": (
        "¿Qué debe guardar el informe para que el próximo aviso llegue pronto y entero?",
        "«{text}» convierte el informe en prueba contra alguien.",
        "Quitarlo de aquí; los asuntos de personal no van en un postmortem. Nombrar la protección que faltaba.",
    ),
    "TML003": (
        "¿Cuándo fue, al minuto y con su zona, y qué registro lo dice?",
        "«{text}» no tiene hora.",
        "Poner delante la hora UTC (10:31Z), o marcarla como aproximada y decir cómo se sabe.",
    ),
    "TML005": (
        "¿Qué fue primero?",
        "«{text}» está después de una entrada posterior.",
        "Ordenar las entradas por hora; si dos relojes se contradicen, decirlo en la entrada.",
    ),
    "ACT001": (
        "¿Qué existirá o será distinto cuando esté hecho?",
        "«{text}» no deja nada que se pueda señalar.",
        "Decirlo como señal, umbral, lugar y prueba: alertar cuando X pase de Y, visible en Z, se dispara con W.",
    ),
    "ACT002": (
        "¿Qué alerta, qué prueba, qué límite, qué documento se podrá abrir?",
        "«{text}» no nombra nada que se pueda comprobar después.",
        "Nombrar la cosa y su lugar, con un número donde lo haya.",
    ),
    "ACT003": (
        "¿Qué persona, una sola, lo lleva hasta el final?",
        "Esta acción no tiene responsable: «{text}».",
        "Responsable: una persona que haya dicho que sí.",
    ),
    "ACT004": (
        "¿A quién de ellos se le preguntará si está hecho?",
        "«{text}» no es una sola persona.",
        "Nombrar a una persona; las demás van en el texto.",
    ),
    "ACT005": (
        "¿Para qué día es posible, y quién lo dice?",
        "Esta acción no tiene fecha: «{text}».",
        "Fecha: un día escrito AAAA-MM-DD.",
    ),
    "ACT006": (
        "¿Qué día es, con su año?",
        "«{text}» no se ordena y puede leerse de varias maneras.",
        "Escribir el día como AAAA-MM-DD.",
    ),
    "ACT007": (
        "¿Qué se ejecutará o se medirá para ver que se sostiene?",
        "«{text}» no dice en qué se ve que está hecho.",
        "Añadir una comprobación: se dispara cuando, pasa con, queda por debajo de, se ve en.",
    ),
    "ACT008": (
        "¿Dónde está planificado?",
        "«{text}» no está en ningún ticket.",
        "Enlazar el ticket.",
    ),
}
